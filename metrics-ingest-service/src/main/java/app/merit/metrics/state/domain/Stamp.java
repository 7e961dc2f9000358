package app.merit.metrics.state.domain;

import java.time.Instant;
import java.util.Comparator;

/**
 * When a change happened, with everything that puts two changes of one instant in a fixed order where they need one
 * each for itself: among equal dedupe keys the smallest stamp counts. Between different changes {@link ChangeOrder}
 * decides, because there the old value that one of them states matters too.
 */
public record Stamp(Instant occurredAt, Version version, String digest, Instant receivedAt, int partition, long offset)
        implements Comparable<Stamp> {
    private static final Comparator<Stamp> ORDER = Comparator.comparing(Stamp::occurredAt)
            .thenComparing(Stamp::version)
            .thenComparing(Stamp::digest)
            .thenComparing(Stamp::receivedAt)
            .thenComparingInt(Stamp::partition)
            .thenComparingLong(Stamp::offset);

    /** Makes every second count since year -30000 a positive number of 13 digits. */
    private static final long EPOCH_SHIFT = 1_000_000_000_000L;

    static Stamp of(Change change) {
        var inbox = change.inbox();
        return new Stamp(
                change.occurredAt(),
                Version.of(change.version()),
                change.digest(),
                change.receivedAt(),
                inbox.partition(),
                inbox.offset());
    }

    @Override
    public int compareTo(Stamp other) {
        return ORDER.compare(this, other);
    }

    /** A text whose byte order is the order of the stamps, so that a database can compare them. */
    public String sortKey() {
        return "%s|%05d|%s|%s|%s|%010d|%019d"
                .formatted(
                        sortable(occurredAt),
                        version.text().length(),
                        version.text(),
                        digest,
                        sortable(receivedAt),
                        partition + 1,
                        offset + 1);
    }

    private static String sortable(Instant at) {
        return "%014d%09d".formatted(at.getEpochSecond() + EPOCH_SHIFT, at.getNano());
    }
}
