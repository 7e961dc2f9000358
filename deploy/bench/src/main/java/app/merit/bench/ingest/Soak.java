package app.merit.bench.ingest;

import app.merit.bench.load.LoadOrder;
import app.merit.bench.load.LoadResult;
import app.merit.bench.process.JvmMemory;
import app.merit.bench.process.LoadProcess;
import app.merit.bench.process.Server;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

/** Whether the memory of the edge grows under a steady load. */
final class Soak {
    private static final int CONNECTIONS = 256;
    private static final int SAMPLES = 40;

    private final LoadProcess load;
    private final String secret;

    /**
     * @param heapMebibytes after a full collection
     * @param residentMebibytes of the whole process
     */
    public record Sample(double seconds, double heapMebibytes, double residentMebibytes) {}

    /**
     * @param heapPerMinute growth in MiB, the line of least squares through the samples after the first fifth
     * @param residentPerMinute the same of the whole process
     */
    public record Report(
            int seconds,
            int perSecond,
            long answers,
            long notAccepted,
            double heapPerMinute,
            double residentPerMinute,
            List<Sample> samples) {}

    Soak(LoadProcess load, String secret) {
        this.load = load;
        this.secret = secret;
    }

    Report measure(Server server, Duration length, int perSecond) throws IOException, InterruptedException {
        int seconds = (int) length.toSeconds();
        long pauseMillis = Math.max(1_000, length.toMillis() / SAMPLES);
        List<Sample> samples = new ArrayList<>();
        load.begin(new LoadOrder(server.url(), server.path(), 1, secret, 0, CONNECTIONS, perSecond, seconds));
        long start = System.nanoTime();
        JvmMemory memory = new JvmMemory(server.process().pid());
        while (System.nanoTime() - start < length.toNanos() - pauseMillis * 1_000_000) {
            TimeUnit.MILLISECONDS.sleep(pauseMillis);
            double at = (System.nanoTime() - start) / 1e9;
            samples.add(new Sample(rounded(at), rounded(memory.heapAfterCollection()), rounded(memory.resident())));
        }
        LoadResult result = load.result();
        List<Sample> settled = samples.subList(samples.size() / 5, samples.size());
        return new Report(
                seconds,
                perSecond,
                result.acceptedCount(),
                result.notAccepted(),
                slope(settled, Sample::heapMebibytes),
                slope(settled, Sample::residentMebibytes),
                samples);
    }

    /** MiB in a minute. */
    static double slope(List<Sample> samples, ToDoubleFunction<Sample> value) {
        double meanTime =
                samples.stream().mapToDouble(Sample::seconds).average().orElse(0);
        double meanValue = samples.stream().mapToDouble(value).average().orElse(0);
        double along = 0;
        double across = 0;
        for (Sample sample : samples) {
            double time = sample.seconds() - meanTime;
            along += time * time;
            across += time * (value.applyAsDouble(sample) - meanValue);
        }
        return along == 0 ? 0 : Math.round(across / along * 60 * 1000) / 1000.0;
    }

    private static double rounded(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
