package app.merit.local.process;

import app.merit.local.state.ProcessRecord;
import app.merit.local.state.ProcessRecords;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Starts parts, writes their processes down, and starts one again that died by itself. A part that dies more than three
 * times within ten minutes is given up, and with it the cluster.
 */
public final class Supervisor {
    static final int RESTARTS = 3;
    static final Duration WINDOW = Duration.ofMinutes(10);
    private static final int TAIL_LINES = 15;

    private final ProcessRecords records;
    private final Progress progress;
    private final InstantSource clock;
    private final Runnable giveUp;
    private final Map<String, Part> running = new ConcurrentHashMap<>();
    private final Map<String, List<Instant>> deaths = new ConcurrentHashMap<>();
    private final ExecutorService watchers = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean stopping;

    /** @param giveUp called once a part cannot be kept alive */
    public Supervisor(ProcessRecords records, Progress progress, InstantSource clock, Runnable giveUp) {
        this.records = records;
        this.progress = progress;
        this.clock = clock;
        this.giveUp = giveUp;
    }

    /** Starts a part and waits until it answers. */
    public void start(Part part) throws IOException {
        refuseWhenStopping();
        running.put(part.name(), part);
        ProcessHandle process = startOrTell(part);
        records.write(ProcessRecord.of(part.name(), process, part.mark()));
        process.onExit().thenRunAsync(() -> died(part, process), watchers);
    }

    /** From now on a process that ends is not news and nothing new is started. */
    public void stopping() {
        stopping = true;
    }

    /**
     * Ends all that runs.
     *
     * @param groups names of parts; a group's parts end side by side, a group begins when the one before it has ended
     */
    public void stopAll(List<List<String>> groups) {
        stopping();
        for (List<String> group : groups) {
            List<CompletableFuture<Void>> ends = group.stream()
                    .map(running::get)
                    .filter(Objects::nonNull)
                    .map(part -> CompletableFuture.runAsync(() -> stop(part), watchers))
                    .toList();
            ends.forEach(CompletableFuture::join);
        }
        running.clear();
    }

    private void stop(Part part) {
        try {
            part.stop();
            records.forget(part.name());
        } catch (IOException failure) {
            throw new UncheckedIOException(part.name() + " could not be ended", failure);
        }
    }

    private void died(Part part, ProcessHandle process) {
        if (stopping) {
            return;
        }
        try {
            tell(part, process);
            if (tooOften(part)) {
                progress.say(part.name() + " died again and again; giving up. See " + part.log());
                giveUp.run();
                return;
            }
            start(part);
            progress.say(part.name() + " runs again");
        } catch (IOException | RuntimeException failure) {
            if (!stopping) {
                progress.say(part.name() + " could not be started again: " + failure.getMessage());
                giveUp.run();
            }
        }
    }

    private ProcessHandle startOrTell(Part part) throws IOException {
        try {
            return part.start();
        } catch (IllegalStateException notStarted) {
            if (!stopping) {
                progress.say(part.name() + " did not start; the end of " + part.log() + " says:");
                printTail(part);
            }
            throw notStarted;
        }
    }

    private void tell(Part part, ProcessHandle process) throws IOException {
        progress.say(part.name() + " (process " + process.pid() + ") has ended by itself; the end of " + part.log()
                + " says:");
        printTail(part);
    }

    private void printTail(Part part) throws IOException {
        Tail.of(part.log(), TAIL_LINES).forEach(line -> progress.print("          | " + line));
    }

    private boolean tooOften(Part part) {
        List<Instant> times = deaths.computeIfAbsent(part.name(), name -> new ArrayList<>());
        Instant now = clock.instant();
        times.removeIf(time -> time.isBefore(now.minus(WINDOW)));
        times.add(now);
        return times.size() > RESTARTS;
    }

    private void refuseWhenStopping() {
        if (stopping) {
            throw new IllegalStateException("Merit is being stopped");
        }
    }
}
