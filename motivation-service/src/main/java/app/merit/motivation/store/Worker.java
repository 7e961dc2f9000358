package app.merit.motivation.store;

import java.time.Duration;
import org.jboss.logging.Logger;

/** A thread that does one kind of work until it is closed; a failure is logged, waited out and tried again. */
public final class Worker implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Worker.class);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    private final Thread thread;
    private final String name;
    private final Step step;
    private final Wake stopping = new Wake();
    private volatile boolean running = true;

    /** One round of work; waits by itself when there is none. */
    @FunctionalInterface
    public interface Step {
        void run() throws InterruptedException;
    }

    private Worker(String name, Step step) {
        this.name = name;
        this.step = step;
        this.thread = Thread.ofPlatform().name(name).unstarted(this::loop);
    }

    public static Worker start(String name, Step step) {
        var worker = new Worker(name, step);
        worker.thread.start();
        return worker;
    }

    private void loop() {
        while (running) {
            try {
                step.run();
            } catch (InterruptedException stopped) {
                return;
            } catch (RuntimeException failure) {
                if (!running) {
                    return; // interrupted in the middle of a statement; its transaction is rolled back
                }
                // The database or the broker may be away for a while: the work is still there afterwards.
                LOG.errorf(failure, "%s failed and will try again", name);
                pause();
            }
        }
    }

    private void pause() {
        try {
            stopping.await(AFTER_FAILURE);
        } catch (InterruptedException stopped) {
            running = false;
        }
    }

    @Override
    public void close() {
        running = false;
        stopping.up();
        thread.interrupt();
        try {
            thread.join(Duration.ofSeconds(10));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
