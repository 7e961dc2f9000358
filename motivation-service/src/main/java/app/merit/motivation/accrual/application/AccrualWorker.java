package app.merit.motivation.accrual.application;

import app.merit.motivation.accrual.store.DueAccruals;
import app.merit.motivation.store.Worker;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Computes due accruals as soon as there are any. */
@Startup
@Singleton
class AccrualWorker {
    /** How long work that another replica queued may wait; own work wakes the worker at once. */
    private static final Duration POLL = Duration.ofMillis(500);

    private final ComputeAccruals compute;
    private final OpenPeriod openPeriod;
    private final DueAccruals due;
    private final Worker worker;

    AccrualWorker(ComputeAccruals compute, OpenPeriod openPeriod, DueAccruals due) {
        this.compute = compute;
        this.openPeriod = openPeriod;
        this.due = due;
        this.worker = Worker.start("accruals", this::round);
    }

    @PreDestroy
    void stop() {
        worker.close();
    }

    private void round() throws InterruptedException {
        openPeriod.openRunning();
        if (compute.computeDue() == 0) {
            due.worker().await(POLL);
        }
    }
}
