package app.merit.metrics.aggregation;

import app.merit.metrics.kpi.domain.Contribution;
import app.merit.metrics.state.domain.EntityKey;
import app.merit.metrics.store.Outbox;
import app.merit.metrics.store.Values;
import app.merit.metrics.value.domain.KpiValue;
import java.time.Instant;
import java.util.List;

/** Turns results into messages; the edge knows their format. */
public interface ResultDocuments {
    Outbox.Message contributions(
            String kpi, EntityKey key, List<Contribution> contributions, Instant newestChangeAt, long revision);

    Outbox.Message value(Values.Key key, KpiValue value);
}
