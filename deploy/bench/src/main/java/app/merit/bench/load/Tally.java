package app.merit.bench.load;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.BitSet;
import java.util.SortedMap;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/** Counts answers; used by one thread. */
final class Tally {
    private static final long LONGEST_MICROS = 60_000_000;
    private static final int DIGITS = 3;

    private final SortedMap<Integer, Long> statuses = new TreeMap<>();
    private final Histogram latencies = new Histogram(LONGEST_MICROS, DIGITS);
    private final BitSet accepted = new BitSet();
    private long failures;

    void answered(int offset, int status, long nanos) {
        statuses.merge(status, 1L, Long::sum);
        latencies.recordValue(Math.min(nanos / 1_000, LONGEST_MICROS));
        if (status / 100 == 2) {
            accepted.set(offset);
        }
    }

    void failed() {
        failures++;
    }

    LoadResult result(double seconds) {
        ByteBuffer encoded = ByteBuffer.allocate(latencies.getNeededByteBufferCapacity());
        int length = latencies.encodeIntoCompressedByteBuffer(encoded);
        Base64.Encoder base64 = Base64.getEncoder();
        return new LoadResult(
                statuses,
                failures,
                seconds,
                base64.encodeToString(Arrays.copyOf(encoded.array(), length)),
                base64.encodeToString(accepted.toByteArray()));
    }
}
