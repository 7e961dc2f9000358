package app.merit.ingest.edge;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicLong;

/** How many bytes of bodies may be in memory at one time, of all requests together. */
@Singleton
class BodyBudget {
    private static final long LEAST = 32L * 1024 * 1024;
    private static final int SHARE_OF_HEAP = 16;

    private final AtomicLong left;

    @Inject
    BodyBudget(EdgeConfig config) {
        this(config.bodyBytesInFlight()
                .orElse(Math.max(LEAST, Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP)));
    }

    BodyBudget(long bytes) {
        left = new AtomicLong(bytes);
    }

    /** False if there is no room; nothing is taken then. */
    boolean take(int bytes) {
        if (left.addAndGet(-bytes) >= 0) {
            return true;
        }
        left.addAndGet(bytes);
        return false;
    }

    void giveBack(long bytes) {
        left.addAndGet(bytes);
    }
}
