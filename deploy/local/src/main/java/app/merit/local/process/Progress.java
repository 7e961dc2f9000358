package app.merit.local.process;

import java.io.PrintStream;
import java.util.Locale;

/** Lines with the seconds since the start, for the person who waits. */
public final class Progress {
    private final PrintStream out;
    private final long startedNanos;

    public Progress(PrintStream out, long startedNanos) {
        this.out = out;
        this.startedNanos = startedNanos;
    }

    public synchronized void say(String line) {
        out.printf(Locale.ROOT, "%7.1f s  %s%n", seconds(), line);
        out.flush();
    }

    public synchronized void print(String text) {
        out.println(text);
        out.flush();
    }

    /** Seconds since the command was typed. */
    public double seconds() {
        return (System.nanoTime() - startedNanos) / 1e9;
    }
}
