package app.merit.bench.measure;

import org.HdrHistogram.Histogram;

/** Percentiles in milliseconds. */
public record Latency(double p50, double p90, double p99, double p999, double most) {
    /** @param micros in microseconds */
    public static Latency of(Histogram micros) {
        return new Latency(
                millis(micros.getValueAtPercentile(50)),
                millis(micros.getValueAtPercentile(90)),
                millis(micros.getValueAtPercentile(99)),
                millis(micros.getValueAtPercentile(99.9)),
                millis(micros.getMaxValue()));
    }

    private static double millis(long micros) {
        return micros / 1000.0;
    }
}
