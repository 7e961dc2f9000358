package app.merit.ingest.load;

import java.time.Instant;
import java.util.Optional;

/**
 * One loading of history.
 *
 * @param kind file or list
 * @param dryRun only checks; {@code kept} says how many would be
 * @param rows how many the file has, if it was told
 * @param stamp stands in for the time of rows that state none
 * @param from what changed since then is listed
 * @param listKind how many kinds of record are through
 */
record ImportJob(
        String id,
        String source,
        String kind,
        String name,
        Optional<String> sha256,
        boolean dryRun,
        Optional<Long> rows,
        int chunkRows,
        Optional<Instant> stamp,
        Optional<Instant> from,
        int listKind,
        Optional<String> cursor,
        String state,
        String askedBy,
        Instant askedAt,
        Optional<Instant> finishedAt,
        Sums sums,
        Optional<String> detail) {

    /**
     * @param received rows that came in, or records that were listed
     * @param unchanged rows that say what was loaded before
     * @param bad rows that were refused
     */
    record Sums(long received, long kept, long unchanged, long bad) {}

    boolean isOpen() {
        return state.equals("open") || state.equals("running");
    }
}
