package app.merit.ingest.deadletter;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * A dead letter as the database has it; its message stays in {@code crm.dead-letters}.
 *
 * @param id {@code partition-offset-item} of the message's first place in {@code crm.inbox}
 * @param origin first place of the message in {@code crm.inbox}
 * @param sha256 digest of the bytes as received
 * @param attempt place in {@code crm.inbox} of the attempt that failed last
 * @param failures how often it failed: 1, and one more for each replay that came back
 * @param seen the newest record of {@code crm.dead-letters} about it
 * @param kept the newest record of {@code crm.dead-letters} that holds the original message, written at {@code keptAt}
 * @param decision who replayed or waived it
 */
public record Letter(
        String id,
        String source,
        String reason,
        String detail,
        int item,
        Place origin,
        String sha256,
        Instant receivedAt,
        Place attempt,
        Instant failedAt,
        int failures,
        Place seen,
        Place kept,
        Instant keptAt,
        Status status,
        Optional<Decision> decision) {

    /** As {@code crm.dead-letters} keeps its records. */
    static final Duration KEPT_FOR = Duration.ofDays(30);

    /** @param reason why it was waived; empty for a replay */
    public record Decision(String by, Instant at, Optional<String> reason) {}

    /** The day, in UTC, from which on the message may be gone. */
    LocalDate expiresOn() {
        return LocalDate.ofInstant(keptAt.plus(KEPT_FOR), ZoneOffset.UTC);
    }
}
