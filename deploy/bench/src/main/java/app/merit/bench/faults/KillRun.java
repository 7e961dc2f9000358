package app.merit.bench.faults;

import app.merit.bench.load.LoadOrder;
import app.merit.bench.load.LoadResult;
import app.merit.bench.load.SignedDeals;
import app.merit.bench.process.Bed;
import app.merit.bench.process.Inbox;
import app.merit.bench.process.IngestServer;
import app.merit.bench.process.LoadProcess;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Kills the ingest role again and again under load, and looks for every request that was answered with a success. */
public final class KillRun {
    private static final String SECRET = "whsec_"
            + Base64.getEncoder()
                    .encodeToString("fake key of the kills".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    private static final int CONNECTIONS = 32;
    private static final int LONGEST_SECONDS = 3_600;
    private static final int MOST_LISTED = 20;

    private KillRun() {}

    /**
     * @param acknowledged requests that were answered 2xx
     * @param missing those of them that {@code crm.inbox} does not hold
     * @param examples ids of missing ones
     * @param kept ids that it holds: a request can be kept and its answer be lost with the process
     * @param otherAnswers other answers than 2xx
     * @param failures requests without an answer
     * @param restartMillis from each kill until the role was ready again
     */
    public record Report(
            int kills,
            long seed,
            long acknowledged,
            long missing,
            List<String> examples,
            long kept,
            long otherAnswers,
            long failures,
            List<Long> restartMillis) {}

    /** @param seed decides when the kills fall */
    public static Report of(int kills, long seed) throws IOException, InterruptedException {
        Random random = new Random(seed);
        List<Long> restarts = new ArrayList<>();
        try (Bed bed = new Bed();
                LoadProcess load = LoadProcess.start();
                IngestServer ingest = IngestServer.start(bed.engines(), bed.folder(), 1, SECRET)) {
            long first = load.begin(
                    new LoadOrder(ingest.url(), ingest.path(), 1, SECRET, 0, CONNECTIONS, 0, LONGEST_SECONDS));
            for (int i = 0; i < kills; i++) {
                TimeUnit.MILLISECONDS.sleep(500 + random.nextInt(2_000));
                long killedAt = System.nanoTime();
                ingest.kill();
                ingest.startAgain();
                restarts.add((System.nanoTime() - killedAt) / 1_000_000);
            }
            TimeUnit.MILLISECONDS.sleep(500);
            load.stop();
            LoadResult result = load.result();
            return report(kills, seed, first, result, Inbox.ids(bed.engines().bootstrapServers()), restarts);
        }
    }

    private static Report report(
            int kills, long seed, long first, LoadResult result, Set<String> kept, List<Long> restarts) {
        List<String> missing = result.acceptedNumbers().stream()
                .mapToObj(offset -> SignedDeals.id(first + offset))
                .filter(id -> !kept.contains(id))
                .toList();
        return new Report(
                kills,
                seed,
                result.acceptedCount(),
                missing.size(),
                missing.subList(0, Math.min(MOST_LISTED, missing.size())),
                kept.size(),
                result.notAccepted() - result.failures(),
                result.failures(),
                restarts);
    }
}
