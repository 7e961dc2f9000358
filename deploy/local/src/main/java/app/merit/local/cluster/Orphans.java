package app.merit.local.cluster;

import app.merit.local.process.Ending;
import app.merit.local.process.Progress;
import app.merit.local.state.DataDirectory;
import app.merit.local.state.ProcessRecord;
import app.merit.local.state.ProcessRecords;
import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Ends what a killed launcher left behind: only processes that are proven to be the ones it wrote down. */
public final class Orphans {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private Orphans() {}

    /** Ends them, services first and the engines last, and says so. Returns how many there were. */
    public static int end(DataDirectory data, Progress progress) throws IOException {
        ProcessRecords records = new ProcessRecords(data.processes());
        List<ProcessRecord> known = records.all().stream()
                .sorted(Comparator.comparingInt((ProcessRecord record) -> Cluster.ORDER.indexOf(record.name()))
                        .reversed())
                .toList();
        int ended = 0;
        for (ProcessRecord record : known) {
            Optional<ProcessHandle> alive = record.alive();
            if (alive.isPresent()) {
                progress.say("ending " + record.name() + " (process " + record.pid()
                        + "), left over from a launcher that was killed");
                end(record, alive.get());
                ended++;
            }
            records.forget(record.name());
        }
        return ended + unrecordedPostgres(data, progress);
    }

    private static void end(ProcessRecord record, ProcessHandle process) throws IOException {
        if (record.name().equals(PostgresPart.NAME)) {
            Ending.endPostgres(process, LIMIT);
        } else {
            Ending.end(process, LIMIT);
        }
    }

    /** A launcher killed while PostgreSQL was starting has not written it down; PostgreSQL itself has. */
    private static int unrecordedPostgres(DataDirectory data, Progress progress) throws IOException {
        Optional<ProcessHandle> server = PostgresPart.runningIn(data);
        if (server.isEmpty()) {
            return 0;
        }
        progress.say("ending " + PostgresPart.NAME + " (process " + server.get().pid()
                + "), left over from a launcher that was killed");
        Ending.endPostgres(server.get(), LIMIT);
        return 1;
    }
}
