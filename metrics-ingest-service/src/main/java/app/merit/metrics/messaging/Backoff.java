package app.merit.metrics.messaging;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits a little longer after each failure in a row; a stop ends the wait. */
final class Backoff {
    private final Duration first;
    private final Duration longest;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private Duration next;

    Backoff(Duration first, Duration longest) {
        this.first = first;
        this.longest = longest;
        next = first;
    }

    void reset() {
        next = first;
    }

    void await() {
        try {
            if (!stopped.await(next.toMillis(), TimeUnit.MILLISECONDS)) {
                next = next.multipliedBy(2).compareTo(longest) < 0 ? next.multipliedBy(2) : longest;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void stop() {
        stopped.countDown();
    }
}
