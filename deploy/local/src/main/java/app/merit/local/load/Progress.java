package app.merit.local.load;

import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A progress bar on a terminal; nothing but words anywhere else. */
public final class Progress {
    static final long UNKNOWN = -1;
    private static final int REDRAW_MILLIS = 200;

    private final PrintStream out;
    private final boolean terminal;

    private Progress(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /** On standard error, so that the summary can be read by a program. */
    public static Progress onTerminal() {
        return new Progress(
                System.err, System.console() != null && System.console().isTerminal());
    }

    public static Progress quiet(PrintStream out) {
        return new Progress(out, false);
    }

    /** What is under way. */
    interface Bar extends AutoCloseable {
        void at(long rows);

        void say(String words);

        @Override
        void close();
    }

    Bar begin(String task, long rows) {
        if (!terminal) {
            return new Words(out, task);
        }
        ProgressBar bar = new ProgressBarBuilder()
                .setTaskName(task.length() > 30 ? task.substring(0, 30) : task)
                .setInitialMax(rows)
                .setUpdateIntervalMillis(REDRAW_MILLIS)
                .setStyle(ProgressBarStyle.ASCII)
                .setUnit(" rows", 1)
                .showSpeed()
                .setConsumer(new ConsoleProgressBarConsumer(out))
                .build();
        return new Drawn(bar);
    }

    private record Drawn(ProgressBar bar) implements Bar {
        @Override
        public void at(long rows) {
            bar.stepTo(rows);
        }

        @Override
        public void say(String words) {
            bar.setExtraMessage(words);
        }

        @Override
        public void close() {
            bar.close();
        }
    }

    private record Words(PrintStream out, String task) implements Bar {
        @Override
        public void at(long rows) {
            // Nobody watches.
        }

        @Override
        public void say(String words) {
            out.println(task + ": " + words);
        }

        @Override
        public void close() {
            // Nothing was drawn.
        }
    }
}
