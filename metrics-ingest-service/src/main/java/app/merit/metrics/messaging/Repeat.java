package app.merit.metrics.messaging;

import app.merit.metrics.aggregation.MetricsConfig;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/** Does a piece of work again and again: at once while there is more, else after a pause or when woken. */
final class Repeat implements Runnable {
    private static final Logger LOG = Logger.getLogger(Repeat.class);

    private final String name;
    private final BooleanSupplier work;
    private final Duration pause;
    private final Wake wake;
    private final Backoff backoff;
    private volatile boolean stopped;

    /** @param work answers true if there is more to do at once */
    Repeat(String name, BooleanSupplier work, Duration pause, Wake wake, MetricsConfig config) {
        this.name = name;
        this.work = work;
        this.pause = pause;
        this.wake = wake;
        this.backoff = new Backoff(config.firstRetry(), config.longestRetry());
    }

    void stop() {
        stopped = true;
        backoff.stop();
        wake.call();
    }

    @Override
    public void run() {
        while (!stopped) {
            try {
                if (!work.getAsBoolean()) {
                    wake.await(pause);
                }
                backoff.reset();
            } catch (RuntimeException e) {
                // Whatever it was: a thread that ends would leave the figures standing while the service says it is
                // ready.
                LOG.warnf(e, "%s failed, will try again", name);
                backoff.await();
            }
        }
    }
}
