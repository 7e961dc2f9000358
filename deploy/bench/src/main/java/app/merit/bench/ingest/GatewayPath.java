package app.merit.bench.ingest;

import app.merit.bench.load.LoadOrder;
import app.merit.bench.load.LoadResult;
import app.merit.bench.measure.Latency;
import app.merit.bench.measure.Summary;
import app.merit.bench.process.LoadProcess;
import app.merit.local.state.PropertiesFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The way through the gateway of a Merit that {@code ./merit up} runs, in turns with its ingest port. */
final class GatewayPath {
    private static final int INGEST_OFFSET = 2;

    private final LoadProcess load;
    private final Settings settings;

    /** @param statuses of all answers: the gateway turns away what is over its limit */
    public record Measured(Summary acceptedPerSecond, Latency millis, SortedMap<Integer, Long> statuses) {}

    public record Report(Measured gateway, Measured ingestPort) {}

    GatewayPath(LoadProcess load, Settings settings) {
        this.load = load;
        this.settings = settings;
    }

    /** @param data folder of the running Merit */
    Report measure(Path data) throws IOException {
        int port = Integer.parseInt(
                PropertiesFile.read(data.resolve("launcher.properties")).get("port"));
        String secret = PropertiesFile.read(data.resolve("secrets.properties")).get("source.standard-main.key");
        String[] urls = {"http://127.0.0.1:" + port, "http://127.0.0.1:" + (port + INGEST_OFFSET)};
        List<List<LoadResult>> results = List.of(new ArrayList<>(), new ArrayList<>());
        for (int round = 0; round <= settings.rounds(); round++) {
            for (int i = 0; i < urls.length; i++) {
                LoadResult result = load.carryOut(new LoadOrder(
                        urls[i],
                        "/webhooks/standard-main",
                        1,
                        secret,
                        0,
                        settings.connections(),
                        0,
                        settings.seconds()));
                // The first of each only warms it up.
                if (round > 0) {
                    results.get(i).add(result);
                }
            }
        }
        return new Report(measured(results.get(0)), measured(results.get(1)));
    }

    private static Measured measured(List<LoadResult> results) {
        SortedMap<Integer, Long> statuses = new TreeMap<>();
        var latencies = new org.HdrHistogram.Histogram(3);
        results.forEach(result -> {
            result.statuses().forEach((status, count) -> statuses.merge(status, count, Long::sum));
            latencies.add(result.histogram());
        });
        return new Measured(
                Summary.of(results.stream().map(LoadResult::acceptedPerSecond).toList()),
                Latency.of(latencies),
                statuses);
    }
}
