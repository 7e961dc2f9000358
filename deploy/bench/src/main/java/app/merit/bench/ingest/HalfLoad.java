package app.merit.bench.ingest;

import app.merit.bench.load.LoadOrder;
import app.merit.bench.load.LoadResult;
import app.merit.bench.measure.Latency;
import app.merit.bench.process.LoadProcess;
import app.merit.bench.process.Server;
import java.io.IOException;
import org.HdrHistogram.Histogram;

/** How long answers take at half of what the edge can do, counted from when each request was due. */
final class HalfLoad {
    private static final int MOST_CONNECTIONS = 512;
    private static final int RUNS = 3;

    private final LoadProcess load;
    private final Settings settings;
    private final String secret;

    /** @param notAccepted other answers than 2xx, and failures */
    public record Measured(Latency millis, long answers, long notAccepted) {}

    /** @param perSecond requests that were due each second, the same for both */
    public record Report(int perSecond, Measured ingest, Measured peer) {}

    HalfLoad(LoadProcess load, Settings settings, String secret) {
        this.load = load;
        this.settings = settings;
        this.secret = secret;
    }

    Report measure(Server ingest, Server peer, int perSecond) throws IOException {
        Histogram[] histograms = {new Histogram(3), new Histogram(3)};
        long[] notAccepted = new long[2];
        for (int run = 0; run < RUNS; run++) {
            Server[] servers = {ingest, peer};
            for (int i = 0; i < servers.length; i++) {
                LoadResult result = load.carryOut(order(servers[i], perSecond));
                histograms[i].add(result.histogram());
                notAccepted[i] += result.notAccepted();
            }
        }
        return new Report(perSecond, measured(histograms[0], notAccepted[0]), measured(histograms[1], notAccepted[1]));
    }

    private LoadOrder order(Server server, int perSecond) {
        return new LoadOrder(
                server.url(),
                server.path(),
                1,
                secret,
                0,
                MOST_CONNECTIONS,
                perSecond,
                Math.max(20, settings.seconds()));
    }

    private static Measured measured(Histogram micros, long notAccepted) {
        return new Measured(Latency.of(micros), micros.getTotalCount(), notAccepted);
    }
}
