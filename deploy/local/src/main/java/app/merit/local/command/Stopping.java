package app.merit.local.command;

import app.merit.local.cluster.LocalMerit;
import app.merit.local.process.Progress;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import sun.misc.Signal;

/**
 * Ends the cluster once, whoever asks: Ctrl-C, {@code ./merit down}, a closed terminal, a part that cannot be kept
 * alive. Signals are taken here and not by a shutdown hook, because hooks run all at once and PostgreSQL's own would end
 * the database under the services.
 */
final class Stopping {
    private final LocalMerit merit;
    private final Progress progress;
    private final AtomicBoolean begun = new AtomicBoolean();
    private final CountDownLatch done = new CountDownLatch(1);

    private Stopping(LocalMerit merit, Progress progress) {
        this.merit = merit;
        this.progress = progress;
    }

    static Stopping onSignals(LocalMerit merit, Progress progress) {
        Stopping stopping = new Stopping(merit, progress);
        for (String name : new String[] {"INT", "TERM", "HUP"}) {
            Signal.handle(new Signal(name), signal -> stopping.bySignal());
        }
        return stopping;
    }

    boolean begun() {
        return begun.get();
    }

    /** Ends the cluster, or waits until whoever is doing that has done it; returns the exit code to use. */
    int stop(int exitCode) throws InterruptedException {
        if (begun.compareAndSet(false, true)) {
            end();
            return exitCode;
        }
        done.await();
        return 0;
    }

    private void bySignal() {
        if (!begun.compareAndSet(false, true)) {
            progress.say("still stopping; the parts end one after the other");
            return;
        }
        Thread.ofPlatform().name("stopping").start(() -> {
            end();
            Runtime.getRuntime().halt(0);
        });
    }

    private void end() {
        try {
            progress.say("stopping");
            merit.close();
            progress.say("stopped; the data stays in " + merit.data().folder());
        } catch (IOException | RuntimeException failure) {
            progress.say("Not everything could be stopped: " + failure.getMessage() + ". Try ./merit down");
        } finally {
            done.countDown();
        }
    }
}
