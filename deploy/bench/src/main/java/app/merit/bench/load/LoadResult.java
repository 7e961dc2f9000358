package app.merit.bench.load;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.BitSet;
import java.util.SortedMap;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;

/**
 * What came back.
 *
 * @param statuses how many answers had each status
 * @param failures requests without an answer
 * @param seconds from the first request to the last answer
 * @param latencies of all answers in microseconds, an encoded HdrHistogram in base64
 * @param accepted which requests were answered 2xx, counted from the order's first number: a bit set in base64
 */
public record LoadResult(
        SortedMap<Integer, Long> statuses, long failures, double seconds, String latencies, String accepted) {
    public long acceptedCount() {
        return statuses.subMap(200, 300).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    public double acceptedPerSecond() {
        return acceptedCount() / seconds;
    }

    /** Answers that are not 2xx, and requests without one. */
    public long notAccepted() {
        return statuses.values().stream().mapToLong(Long::longValue).sum() - acceptedCount() + failures;
    }

    public Histogram histogram() {
        try {
            return Histogram.decodeFromCompressedByteBuffer(
                    ByteBuffer.wrap(Base64.getDecoder().decode(latencies)), 0);
        } catch (DataFormatException broken) {
            throw new IllegalStateException("The generator told latencies that cannot be read", broken);
        }
    }

    public BitSet acceptedNumbers() {
        return BitSet.valueOf(Base64.getDecoder().decode(accepted));
    }
}
