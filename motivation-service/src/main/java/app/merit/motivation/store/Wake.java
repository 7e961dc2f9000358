package app.merit.motivation.store;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Lets one thread sleep until there is work; calls while it works are kept, as one. */
public final class Wake {
    private final Semaphore signal = new Semaphore(0);

    public void up() {
        if (signal.availablePermits() == 0) {
            signal.release();
        }
    }

    /** Returns at a call of {@link #up} or after the time, whichever comes first. */
    public void await(Duration longest) throws InterruptedException {
        if (signal.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS)) {
            signal.drainPermits();
        }
    }
}
