package app.merit.ingest.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * What holds for all items of one inbox message.
 *
 * @param currency the source's configured currency, for amounts that come without one
 * @param signed true if the proof of the sender covered the body
 * @param receivedAt receipt of the webhook, or start of the read
 */
public record MessageContext(
        String source,
        Optional<String> currency,
        boolean signed,
        Instant receivedAt,
        Origin origin,
        Optional<ReadNote> read,
        Optional<ReplayNote> replay,
        InboxPosition position) {

    /** A webhook that is no replay. */
    public static MessageContext webhook(
            String source, Optional<String> currency, boolean signed, Instant receivedAt, InboxPosition position) {
        return new MessageContext(
                source, currency, signed, receivedAt, Origin.WEBHOOK, Optional.empty(), Optional.empty(), position);
    }
}
