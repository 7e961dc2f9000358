package app.merit.bench;

import app.merit.bench.faults.FaultsCommand;
import app.merit.bench.ingest.IngestCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The entry of {@code ./merit bench}. */
@Command(
        name = "bench",
        description = "Measures Merit on this machine; all traffic stays on 127.0.0.1.",
        subcommands = {IngestCommand.class, FaultsCommand.class})
public final class Bench {
    private Bench() {}

    public static void main(String[] args) {
        System.exit(new CommandLine(new Bench()).execute(args));
    }
}
