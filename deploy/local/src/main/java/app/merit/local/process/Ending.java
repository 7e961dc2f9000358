package app.merit.local.process;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Ends processes that are not (or no longer) our children: in order first, by force when that takes too long. */
public final class Ending {
    private Ending() {}

    /** Asks the process to end and waits; forces it after the limit. */
    public static void end(ProcessHandle process, Duration limit) {
        process.destroy();
        if (!gone(process, limit)) {
            process.destroyForcibly();
            gone(process, Duration.ofSeconds(5));
        }
    }

    /** PostgreSQL's fast shutdown (SIGINT): clients are cut off, everything committed is kept. */
    public static void endPostgres(ProcessHandle process, Duration limit) throws IOException {
        signal("INT", process);
        if (!gone(process, limit)) {
            signal("QUIT", process);
            gone(process, Duration.ofSeconds(5));
        }
    }

    private static void signal(String name, ProcessHandle process) throws IOException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .onExit()
                .join();
    }

    private static boolean gone(ProcessHandle process, Duration limit) {
        try {
            process.onExit().get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException stillThere) {
            return false;
        } catch (ExecutionException failure) {
            throw new IllegalStateException("Waiting for process " + process.pid() + " failed", failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return !process.isAlive();
        }
    }
}
