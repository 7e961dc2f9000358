package app.merit.ingest;

import java.time.Duration;

/** The rest of a loop between two pieces of work, which a stop cuts short. */
public final class Pulse {
    private boolean stopped;

    /** @return false if the loop is to end */
    public synchronized boolean rest(Duration time) {
        long deadline = System.nanoTime() + time.toNanos();
        try {
            long left = time.toMillis();
            while (!stopped && left > 0) {
                wait(left);
                left = (deadline - System.nanoTime()) / 1_000_000;
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            stopped = true;
        }
        return !stopped;
    }

    public synchronized void stop() {
        stopped = true;
        notifyAll();
    }

    public synchronized boolean stopped() {
        return stopped;
    }
}
