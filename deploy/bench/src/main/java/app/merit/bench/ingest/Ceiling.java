package app.merit.bench.ingest;

import app.merit.bench.load.LoadOrder;
import app.merit.bench.load.LoadResult;
import app.merit.bench.measure.Summary;
import app.merit.bench.process.Backlog;
import app.merit.bench.process.Engines;
import app.merit.bench.process.IngestServer;
import app.merit.bench.process.LoadProcess;
import app.merit.bench.process.PeerServer;
import app.merit.bench.process.Server;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;

/** How many requests each server accepts in a second when it is given the next as soon as it has answered one. */
final class Ceiling {
    private static final Duration CATCH_UP = Duration.ofMinutes(10);

    private final Engines engines;
    private final LoadProcess load;
    private final Backlog backlog;
    private final Settings settings;
    private final String secret;

    /**
     * @param acceptedPerSecond requests answered 2xx
     * @param processorMicros processor time of the server's process for each of them, all its threads
     * @param brokerMicros the same of Kafka's
     * @param notAccepted other answers and failures in all rounds
     */
    public record ServerRounds(
            Summary acceptedPerSecond, Summary processorMicros, Summary brokerMicros, long notAccepted) {}

    /**
     * @param ratio ingest over peer, round by round
     * @param catchUpSeconds how long the normaliser, which works beside the edge, read on after each round
     */
    public record Report(ServerRounds ingest, ServerRounds peer, Summary ratio, Summary catchUpSeconds) {}

    private record Round(double acceptedPerSecond, double processorMicros, double brokerMicros, long notAccepted) {}

    Ceiling(Engines engines, LoadProcess load, Backlog backlog, Settings settings, String secret) {
        this.engines = engines;
        this.load = load;
        this.backlog = backlog;
        this.settings = settings;
        this.secret = secret;
    }

    Report measure(IngestServer ingest, PeerServer peer) throws IOException, InterruptedException, ExecutionException {
        warmUp(ingest);
        warmUp(peer);
        List<Round> ingestRounds = new ArrayList<>();
        List<Round> peerRounds = new ArrayList<>();
        List<Double> catchUps = new ArrayList<>();
        for (int i = 0; i < settings.rounds(); i++) {
            // Who goes first changes too, so that neither always follows a cooler or a busier machine.
            if (i % 2 == 1) {
                peerRounds.add(round(peer));
            }
            ingestRounds.add(round(ingest));
            catchUps.add(backlog.await(CATCH_UP).toMillis() / 1000.0);
            if (i % 2 == 0) {
                peerRounds.add(round(peer));
            }
        }
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < ingestRounds.size(); i++) {
            ratios.add(
                    ingestRounds.get(i).acceptedPerSecond() / peerRounds.get(i).acceptedPerSecond());
        }
        return new Report(summary(ingestRounds), summary(peerRounds), Summary.of(ratios), Summary.of(catchUps));
    }

    /** The rounds of one server alone. */
    Summary alone(Server server, int sources, int rounds) throws IOException, InterruptedException, ExecutionException {
        load.carryOut(order(server, sources).lasting(settings.warmUpSeconds()));
        backlog.await(CATCH_UP);
        List<Double> accepted = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            accepted.add(load.carryOut(order(server, sources)).acceptedPerSecond());
            backlog.await(CATCH_UP);
        }
        return Summary.of(accepted);
    }

    private void warmUp(Server server) throws IOException, InterruptedException, ExecutionException {
        load.carryOut(order(server, 1).lasting(settings.warmUpSeconds()));
        backlog.await(CATCH_UP);
    }

    private Round round(Server server) throws IOException {
        Duration server0 = server.processorTime();
        Duration broker0 = engines.brokerTime();
        LoadResult result = load.carryOut(order(server, 1));
        long accepted = Math.max(1, result.acceptedCount());
        return new Round(
                result.acceptedPerSecond(),
                micros(server.processorTime().minus(server0), accepted),
                micros(engines.brokerTime().minus(broker0), accepted),
                result.notAccepted());
    }

    private static double micros(Duration used, long requests) {
        return used.toNanos() / 1000.0 / requests;
    }

    private LoadOrder order(Server server, int sources) {
        return new LoadOrder(
                server.url(), server.path(), sources, secret, 0, settings.connections(), 0, settings.seconds());
    }

    private static ServerRounds summary(List<Round> rounds) {
        return new ServerRounds(
                Summary.of(rounds.stream().map(Round::acceptedPerSecond).toList()),
                Summary.of(rounds.stream().map(Round::processorMicros).toList()),
                Summary.of(rounds.stream().map(Round::brokerMicros).toList()),
                rounds.stream().mapToLong(Round::notAccepted).sum());
    }
}
