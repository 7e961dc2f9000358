package app.merit.bench.faults;

import app.merit.bench.measure.Machine;
import app.merit.bench.report.Reports;
import app.merit.embedded.Checkout;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./merit bench faults}. */
@Command(
        name = "faults",
        description = "Kills the ingest role under load; every acknowledged request must be in crm.inbox.",
        mixinStandardHelpOptions = true)
public final class FaultsCommand implements Callable<Integer> {
    @Option(names = "--kills", defaultValue = "20", description = "How often (default: ${DEFAULT-VALUE}).")
    private int kills;

    @Option(names = "--seed", defaultValue = "20261125", description = "When they fall (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--out", description = "Folder of faults-ingest.json (docs/bench).")
    private @Nullable Path out;

    /** What was measured on what. */
    public record Report(Machine machine, KillRun.Report ingest) {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        KillRun.Report run = KillRun.of(kills, seed);
        Path folder = out == null ? Checkout.root().resolve("docs/bench") : out;
        Reports.write(folder, "faults-ingest", new Report(Machine.here(), run));
        System.out.println(run);
        return run.missing() == 0 && run.acknowledged() > 0 ? 0 : 1;
    }
}
