package app.merit.bench.ingest;

import app.merit.bench.measure.Summary;
import app.merit.bench.process.Engines;
import app.merit.bench.process.IngestServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;

/** Whether a request costs more the more sources are configured; requests go to all of them in turns. */
final class SourceCost {
    private static final int ROUNDS = 3;

    private final Ceiling ceiling;
    private final Engines engines;
    private final Path folder;
    private final String secret;

    /** @param ofTheFewest accepted per second over that with the fewest sources */
    public record Step(int sources, Summary acceptedPerSecond, double ofTheFewest) {}

    SourceCost(Ceiling ceiling, Engines engines, Path folder, String secret) {
        this.ceiling = ceiling;
        this.engines = engines;
        this.folder = folder;
        this.secret = secret;
    }

    List<Step> measure(List<Integer> counts) throws IOException, InterruptedException, ExecutionException {
        List<Step> steps = new ArrayList<>();
        for (int count : counts) {
            try (IngestServer server = IngestServer.start(engines, folder, count, secret)) {
                Summary accepted = ceiling.alone(server, count, ROUNDS);
                double fewest = steps.isEmpty()
                        ? accepted.median()
                        : steps.getFirst().acceptedPerSecond().median();
                steps.add(new Step(count, accepted, Math.round(1000 * accepted.median() / fewest) / 1000.0));
            }
        }
        return steps;
    }
}
