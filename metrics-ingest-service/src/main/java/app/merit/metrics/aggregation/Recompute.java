package app.merit.metrics.aggregation;

import app.merit.metrics.store.DueValues;
import app.merit.metrics.store.Entities;
import app.merit.metrics.store.RecomputeQueue;
import app.merit.metrics.store.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/**
 * Works off what changed definitions ask for, a page of entities at a time, while live changes go on. Each page is a
 * transaction that also moves the cursor, so a stop costs nothing and a page done twice changes nothing.
 */
@ApplicationScoped
public class Recompute {
    private final Transactions transactions;
    private final CurrentDefinitions definitions;
    private final Recount recount;
    private final MetricsConfig config;

    Recompute(Transactions transactions, CurrentDefinitions definitions, Recount recount, MetricsConfig config) {
        this.transactions = transactions;
        this.definitions = definitions;
        this.recount = recount;
        this.config = config;
    }

    /** Does one page; false if nothing is left to do. */
    public boolean runPage() {
        return transactions.call(tx -> {
            var current = definitions.hold(tx);
            var next = RecomputeQueue.next(tx);
            if (next.isEmpty()) {
                return false;
            }
            var job = next.get();
            var page = Entities.page(tx, job.cursor(), job.source(), job.crmUsers(), config.recomputePage());
            if (page.isEmpty()) {
                RecomputeQueue.finish(tx, job);
                DueValues.addMarked(tx, "recomputing");
                return true;
            }
            recount.run(tx, current, page, job.kpi() == null ? current.kpis().keySet() : Set.of(job.kpi()));
            RecomputeQueue.advance(tx, job, page.getLast(), page.size());
            return true;
        });
    }
}
