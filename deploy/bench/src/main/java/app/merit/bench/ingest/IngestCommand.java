package app.merit.bench.ingest;

import app.merit.bench.measure.Machine;
import app.merit.bench.process.Backlog;
import app.merit.bench.process.Bed;
import app.merit.bench.process.IngestServer;
import app.merit.bench.process.LoadProcess;
import app.merit.bench.process.PeerServer;
import app.merit.bench.report.Reports;
import app.merit.embedded.Checkout;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./merit bench ingest}. */
@Command(
        name = "ingest",
        description = "The webhook edge against a bare server: throughput, latency, memory, number of sources.",
        mixinStandardHelpOptions = true)
public final class IngestCommand implements Callable<Integer> {
    /** A key for this bench only; its servers end with it. */
    private static final String SECRET =
            "whsec_" + Base64.getEncoder().encodeToString(new byte[] {7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7});

    private static final String PEER_TOPIC = "bench.peer";

    @Option(names = "--rounds", defaultValue = "7", description = "Rounds of each server (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(names = "--seconds", defaultValue = "10", description = "Length of a round (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(names = "--warm-up", defaultValue = "20", description = "Seconds before (default: ${DEFAULT-VALUE}).")
    private int warmUp;

    @Option(
            names = "--connections",
            defaultValue = "64",
            description = "Connections of the closed loop (default: ${DEFAULT-VALUE}).")
    private int connections;

    @Option(
            names = "--sources",
            split = ",",
            description = "Also measures with so many configured sources, such as 10,1000,5000.")
    private @Nullable List<Integer> sources;

    @Option(names = "--soak", description = "Also watches the memory for so long, such as 10m.")
    private @Nullable String soak;

    @Option(
            names = "--soak-rate",
            defaultValue = "1000",
            description = "Most requests a second of it; never above half of the ceiling (default: ${DEFAULT-VALUE}).")
    private int soakRate;

    @Option(
            names = "--gateway",
            description = "Measures a running ./merit up through its gateway instead, by its data folder.")
    private @Nullable Path gateway;

    @Option(names = "--out", description = "Folder of ingest.json and ingest.html (docs/bench).")
    private @Nullable Path out;

    @Override
    public Integer call() throws IOException, InterruptedException, ExecutionException {
        Settings settings = new Settings(rounds, seconds, warmUp, connections);
        PrintStream screen = System.out;
        Path folder = out == null ? Checkout.root().resolve("docs/bench") : out;
        if (gateway != null) {
            try (LoadProcess load = LoadProcess.start()) {
                GatewayPath.Report report = new GatewayPath(load, settings).measure(gateway);
                write(
                        folder,
                        "ingest-gateway",
                        new IngestReport(Machine.here(), settings, null, null, null, null, report));
                screen.println("through the gateway: " + report.gateway());
                screen.println("at the ingest port:  " + report.ingestPort());
            }
            return 0;
        }
        IngestReport report = measure(settings, screen);
        write(folder, "ingest", report);
        screen.println("written: " + folder.resolve("ingest.json") + ", ingest.html");
        return 0;
    }

    private IngestReport measure(Settings settings, PrintStream screen)
            throws IOException, InterruptedException, ExecutionException {
        Ceiling.Report throughput;
        HalfLoad.Report latency;
        Soak.@Nullable Report memory = null;
        @Nullable List<SourceCost.Step> cost = null;
        try (Bed bed = new Bed();
                LoadProcess load = LoadProcess.start();
                Backlog backlog = new Backlog(bed.engines().bootstrapServers())) {
            Ceiling ceiling = new Ceiling(bed.engines(), load, backlog, settings, SECRET);
            try (IngestServer ingest = IngestServer.start(bed.engines(), bed.folder(), 1, SECRET)) {
                backlog.createTopicLikeInbox(PEER_TOPIC);
                try (PeerServer peer = PeerServer.start(bed.engines(), bed.folder(), PEER_TOPIC, SECRET)) {
                    throughput = ceiling.measure(ingest, peer);
                    screen.println("accepted per second: ingest "
                            + throughput.ingest().acceptedPerSecond() + ", peer "
                            + throughput.peer().acceptedPerSecond() + ", ratio " + throughput.ratio());
                    screen.println("processor micros per request: ingest "
                            + throughput.ingest().processorMicros().median() + ", peer "
                            + throughput.peer().processorMicros().median() + "; of Kafka: ingest "
                            + throughput.ingest().brokerMicros().median() + ", peer "
                            + throughput.peer().brokerMicros().median());
                    int half = (int) (throughput.ingest().acceptedPerSecond().median() / 2);
                    latency = new HalfLoad(load, settings, SECRET).measure(ingest, peer, half);
                    screen.println("latency in ms at " + half + " per second: ingest "
                            + latency.ingest().millis() + ", peer "
                            + latency.peer().millis());
                }
                if (soak != null) {
                    int rate = Math.min(soakRate, latency.perSecond());
                    memory = new Soak(load, SECRET).measure(ingest, duration(soak), rate);
                    screen.println("memory per minute in MiB: heap " + memory.heapPerMinute() + ", process "
                            + memory.residentPerMinute());
                }
            }
            if (sources != null) {
                cost = new SourceCost(ceiling, bed.engines(), bed.folder(), SECRET).measure(sources);
                screen.println("accepted per second by number of sources: " + cost);
            }
        }
        return new IngestReport(Machine.here(), settings, throughput, latency, cost, memory, null);
    }

    private static void write(Path folder, String name, IngestReport report) throws IOException {
        Reports.write(folder, name, report, IngestPage.of(report));
    }

    /** {@code 10m}, {@code 90s} or ISO 8601. */
    static Duration duration(String text) {
        String upper = text.toUpperCase(Locale.ROOT);
        return Duration.parse(upper.startsWith("P") ? upper : "PT" + upper);
    }
}
