package app.merit.metrics.aggregation;

import app.merit.metrics.state.domain.Change;
import app.merit.metrics.store.Facts;
import app.merit.service.db.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;

/** Takes a batch of changes in: facts, contributions, cells, values and messages, in the transaction of the caller. */
@ApplicationScoped
public class TakeInChanges {
    /** @param json the record as it came */
    public record Incoming(Change change, String json) {}

    private final CurrentDefinitions definitions;
    private final Recount recount;

    TakeInChanges(CurrentDefinitions definitions, Recount recount) {
        this.definitions = definitions;
        this.recount = recount;
    }

    public void run(Tx tx, List<Incoming> batch) throws SQLException {
        var current = definitions.hold(tx);
        var facts = batch.stream()
                .map(i -> new Facts.Fact(
                        i.change().entity(),
                        i.change().identity(),
                        i.change().stamp().sortKey(),
                        i.json()))
                .toList();
        var touched = Facts.add(tx, facts);
        recount.run(tx, current, touched, current.kpis().keySet());
    }
}
