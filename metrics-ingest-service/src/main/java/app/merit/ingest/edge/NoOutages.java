package app.merit.ingest.edge;

import app.merit.ingest.reconcile.Outages;
import io.quarkus.arc.DefaultBean;
import jakarta.inject.Singleton;
import java.time.Instant;

/** Stands in where nothing is compared with the CRMs. */
@DefaultBean
@Singleton
class NoOutages implements Outages {
    @Override
    public void noteNotKept(String source, Instant at) {
        // Nobody compares.
    }

    @Override
    public void noteOversized(String source, Instant at) {
        // Nobody compares.
    }

    @Override
    public void noteFailures(String source, Instant at, long count) {
        // Nobody compares.
    }
}
