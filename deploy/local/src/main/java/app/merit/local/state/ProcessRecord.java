package app.merit.local.state;

import java.time.Instant;
import java.util.Optional;

/**
 * A started process, written down so that a later launcher can find it. A process number is reused by the operating
 * system, so a record also holds when the process began and a text of its command line.
 *
 * @param name of the part of the cluster
 * @param startedAtMillis as the operating system says it
 * @param mark a text that the command line must contain; unique to the part and, where possible, to the data folder
 */
public record ProcessRecord(String name, long pid, long startedAtMillis, String mark) {
    /** The system counts from its boot time, which may be corrected by a moment while the process runs. */
    private static final long TOLERANCE_MILLIS = 2_000;

    public static ProcessRecord of(String name, ProcessHandle process, String mark) {
        long started = process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
        return new ProcessRecord(name, process.pid(), started, mark);
    }

    /** The process, if it still runs and is really the one that was written down. */
    public Optional<ProcessHandle> alive() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::isTheSame);
    }

    private boolean isTheSame(ProcessHandle process) {
        ProcessHandle.Info info = process.info();
        boolean begunThen = info.startInstant()
                .map(start -> Math.abs(start.toEpochMilli() - startedAtMillis) <= TOLERANCE_MILLIS)
                .orElse(false);
        String command = info.command().orElse("") + " "
                + String.join(" ", info.arguments().orElse(new String[0]));
        return begunThen && !mark.isEmpty() && command.contains(mark);
    }
}
