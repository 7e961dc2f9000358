package app.merit.metrics.aggregation;

import app.merit.metrics.state.domain.EntityKey;
import app.merit.metrics.store.DefinitionRows;
import app.merit.metrics.store.DueValues;
import app.merit.metrics.store.Entities;
import app.merit.metrics.store.RecomputeQueue;
import app.merit.metrics.store.Transactions;
import app.merit.service.db.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
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

    private enum Step {
        NOTHING,
        PAGE,
        END
    }

    /** Does one page; false if nothing is left to do. */
    public boolean runPage() {
        var step = transactions.call(tx -> {
            var current = definitions.hold(tx);
            var next = RecomputeQueue.next(tx);
            if (next.isEmpty()) {
                return Step.NOTHING;
            }
            var job = next.get();
            var page = page(tx, job);
            if (page.isEmpty()) {
                return Step.END;
            }
            recount.run(tx, current, page, job.kpi() == null ? current.kpis().keySet() : Set.of(job.kpi()));
            RecomputeQueue.advance(tx, job, page.getLast(), page.size());
            return Step.PAGE;
        });
        if (step == Step.END) {
            transactions.run(this::finish);
        }
        return step != Step.NOTHING;
    }

    /** Alone: a batch that still published with the mark `recomputing` while this looks for marks would keep it. */
    private void finish(Tx tx) throws SQLException {
        DefinitionRows.holdAlone(tx);
        var job = RecomputeQueue.next(tx);
        if (job.isPresent() && page(tx, job.get()).isEmpty()) {
            RecomputeQueue.finish(tx, job.get());
            DueValues.addMarked(tx, "recomputing");
        }
    }

    private List<EntityKey> page(Tx tx, RecomputeQueue.Job job) throws SQLException {
        return Entities.page(tx, job.cursor(), job.source(), job.crmUsers(), config.recomputePage());
    }
}
