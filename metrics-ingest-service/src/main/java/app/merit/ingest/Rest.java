package app.merit.ingest;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Pauses of a loop that end at once when the loop is stopped. */
public final class Rest {
    private final CountDownLatch end = new CountDownLatch(1);

    /** Waits for the time, or until the end. */
    public void take(Duration time) {
        try {
            end.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            end();
        }
    }

    public void end() {
        end.countDown();
    }

    public boolean over() {
        return end.getCount() == 0;
    }
}
