package app.merit.local.command;

import app.merit.local.cluster.Addresses;
import app.merit.local.cluster.Cluster;
import app.merit.local.process.Memory;
import app.merit.local.process.Part;
import app.merit.local.state.DataDirectory;
import app.merit.local.state.LauncherRecord;
import app.merit.local.state.ProcessRecord;
import app.merit.local.state.ProcessRecords;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ./merit status}: exit code 0 if everything runs, 1 if a part is missing, 3 if nothing runs. */
@Command(name = "status", description = "Shows the parts, their processes and memory.", mixinStandardHelpOptions = true)
public final class StatusCommand implements Callable<Integer> {
    private static final int PARTLY = 1;
    private static final int NOT_RUNNING = 3;

    @Mixin
    private DataOption data = new DataOption();

    @Override
    public Integer call() throws IOException {
        PrintStream out = System.out;
        DataDirectory directory = data.directory();
        Optional<LauncherRecord> launcher = LauncherRecord.read(directory.launcher());
        Optional<ProcessHandle> process =
                launcher.flatMap(record -> record.process().alive());
        boolean leftovers = !livingParts(directory).isEmpty();
        if (process.isEmpty() && !leftovers) {
            out.println("Merit does not run on " + directory.folder() + ". Start it with ./merit up");
            return NOT_RUNNING;
        }
        if (process.isEmpty()) {
            out.println("The launcher was killed; these parts are left over. End them with ./merit down");
        } else {
            out.println("Merit is " + launcher.get().state() + " at "
                    + launcher.get().url());
        }
        Addresses addresses = new Addresses(launcher.map(LauncherRecord::port).orElse(8080));
        return table(out, directory, addresses, process);
    }

    private static java.util.List<ProcessRecord> livingParts(DataDirectory data) throws IOException {
        return new ProcessRecords(data.processes())
                .all().stream().filter(record -> record.alive().isPresent()).toList();
    }

    private static int table(PrintStream out, DataDirectory data, Addresses addresses, Optional<ProcessHandle> launcher)
            throws IOException {
        ProcessRecords records = new ProcessRecords(data.processes());
        out.printf("%n  %-24s %-8s %8s %10s  %s%n", "part", "state", "process", "memory", "address");
        long total = launcher.map(StatusCommand::own).orElse(0L);
        launcher.ifPresent(process -> line(out, LauncherRecord.NAME, "up", process.pid(), own(process), ""));
        int missing = 0;
        for (Part part : Cluster.partsToShow(data, addresses)) {
            Optional<ProcessHandle> process = records.find(part.name()).flatMap(ProcessRecord::alive);
            if (process.isPresent()) {
                long kibibytes = Memory.kibibytesOf(process.get());
                total += kibibytes;
                line(out, part.name(), "up", process.get().pid(), kibibytes, part.address());
            } else {
                missing++;
                out.printf("  %-24s %-8s%n", part.name(), "down");
            }
        }
        out.printf("  %-24s %-8s %8s %10s%n", "total", "", "", mebibytes(total));
        return missing == 0 && launcher.isPresent() ? 0 : PARTLY;
    }

    /** The launcher without the parts, which are its children. */
    private static long own(ProcessHandle launcher) {
        return Memory.kibibytesOfAlone(launcher);
    }

    private static void line(PrintStream out, String name, String state, long pid, long kibibytes, String address) {
        out.printf("  %-24s %-8s %8d %10s  %s%n", name, state, pid, mebibytes(kibibytes), address);
    }

    private static String mebibytes(long kibibytes) {
        return String.format(Locale.ROOT, "%d MiB", kibibytes / 1024);
    }
}
