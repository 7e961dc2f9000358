package app.merit.local.command;

import app.merit.local.cluster.Addresses;
import app.merit.local.cluster.LocalMerit;
import app.merit.local.demo.Demo;
import app.merit.local.process.Progress;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./merit up}. */
@Command(name = "up", description = "Starts everything and stays until Ctrl-C.", mixinStandardHelpOptions = true)
public final class UpCommand implements Callable<Integer> {
    /** When the person pressed Enter, in milliseconds since 1970; the script passes it. */
    private static final String TYPED_AT = "merit.typed-at-millis";

    @Mixin
    private DataOption data = new DataOption();

    @Option(
            names = "--port",
            defaultValue = "8080",
            description = "The gateway's port; ten more follow it (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(names = "--fresh", description = "Empties the data folder first.")
    private boolean fresh;

    @Option(names = "--no-demo", description = "Loads no demo company and simulates no CRM.")
    private boolean noDemo;

    @Option(names = "--no-simulation", description = "Loads the demo company but simulates no CRM.")
    private boolean noSimulation;

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintStream out = System.out;
        Progress progress = new Progress(out, typedAtNanos());
        LocalMerit merit = LocalMerit.prepare(data.directory(), new Addresses(port), fresh, progress);
        Stopping stopping = Stopping.onSignals(merit, progress);
        Demo demo = new Demo(merit, progress);
        try {
            merit.start();
            if (!noDemo) {
                demo.load();
            }
            if (!noDemo && !noSimulation) {
                demo.history();
            }
            merit.record("running");
            progress.print(AddressTable.of(merit, !noDemo));
            progress.print(String.format(
                    Locale.ROOT,
                    "Merit is ready in %.1f s: %s/",
                    progress.seconds(),
                    merit.addresses().gatewayUrl()));
            if (!noDemo && !noSimulation) {
                demo.simulate();
            }
            merit.awaitLoss();
        } catch (IllegalStateException failure) {
            if (!stopping.begun()) {
                progress.say("Merit could not be started: " + failure.getMessage());
            }
        }
        return stopping.stop(1);
    }

    private static long typedAtNanos() {
        long typedAt = Long.getLong(TYPED_AT, System.currentTimeMillis());
        return System.nanoTime() - (System.currentTimeMillis() - typedAt) * 1_000_000;
    }
}
