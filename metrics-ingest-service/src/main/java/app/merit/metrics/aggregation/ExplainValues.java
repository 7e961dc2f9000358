package app.merit.metrics.aggregation;

import app.merit.metrics.access.domain.Access;
import app.merit.metrics.access.domain.Caller;
import app.merit.metrics.definition.domain.Definitions;
import app.merit.metrics.kpi.domain.Outcome;
import app.merit.metrics.organisation.domain.Organisation;
import app.merit.metrics.state.domain.EntityKey;
import app.merit.metrics.state.domain.EntityState;
import app.merit.metrics.state.domain.Fields;
import app.merit.metrics.store.ContributionPages;
import app.merit.metrics.store.Contributions;
import app.merit.metrics.store.Facts;
import app.merit.metrics.store.SumReader;
import app.merit.metrics.store.Transactions;
import app.merit.service.db.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Leads from a value to the entities and changes that make it up, and from an entity to the KPIs it counts for. */
@ApplicationScoped
public class ExplainValues {
    /**
     * A page of what a value is made of.
     *
     * @param restricted the caller sees the sum but not whose it is; there are no rows then
     */
    public record Explained(
            List<Contributions.Row> rows, Map<EntityKey, EntityState> states, long total, boolean restricted) {}

    /** An entity and what it is to each KPI. */
    public record EntityKpis(EntityState state, Map<String, Outcome> outcomes) {}

    private final Transactions transactions;
    private final CurrentDefinitions definitions;
    private final ChangeDocuments changes;
    private final MetricsConfig config;
    private final Clock clock;

    ExplainValues(
            Transactions transactions,
            CurrentDefinitions definitions,
            ChangeDocuments changes,
            MetricsConfig config,
            Clock clock) {
        this.transactions = transactions;
        this.definitions = definitions;
        this.changes = changes;
        this.config = config;
        this.clock = clock;
    }

    /** The contributions under a value, those days that the caller may see. */
    public Explained explain(Caller caller, ReadValues.Wanted wanted, int page, int size) {
        return transactions.call(tx -> {
            var sight = new Access(definitions.now(tx)).sight(caller, wanted.subject(), wanted.period());
            if (!sight.inDetail()) {
                return new Explained(List.of(), Map.of(), 0, true);
            }
            var ask = new SumReader.Ask(
                    wanted.kpi().code(), wanted.subject(), sight.days().ranges());
            var found = ContributionPages.read(tx, ask, page, size);
            var keys =
                    found.rows().stream().map(Contributions.Row::key).distinct().toList();
            return new Explained(found.rows(), states(tx, keys), found.total(), false);
        });
    }

    /** Empty if there is no such entity or the caller has nothing to do with it. */
    public Optional<EntityKpis> entity(Caller caller, EntityKey key) {
        return transactions.call(tx -> {
            var current = definitions.now(tx);
            var state = states(tx, List.of(key)).get(key);
            if (state == null || current.counting().isEmpty()) {
                return Optional.empty();
            }
            var access = new Access(current);
            var outcomes = outcomes(current, state, access, caller);
            var counted =
                    outcomes.values().stream().anyMatch(o -> !o.contributions().isEmpty());
            return counted || caller.seesEverybody() || ownerIsSeen(current, state, access, caller)
                    ? Optional.of(new EntityKpis(state, outcomes))
                    : Optional.empty();
        });
    }

    private static Map<String, Outcome> outcomes(Definitions current, EntityState state, Access access, Caller caller) {
        var outcomes = new TreeMap<String, Outcome>();
        var counting = current.counting().orElseThrow();
        current.kpis().forEach((code, kpi) -> {
            var outcome = counting.count(kpi, state);
            var visible = outcome.contributions().stream()
                    .filter(c -> access.seesPersonOn(caller, c.employee(), c.day()))
                    .toList();
            outcomes.put(code, new Outcome(visible, outcome.reason()));
        });
        return outcomes;
    }

    /** What does not count yet belongs to whoever owns it today. */
    private boolean ownerIsSeen(Definitions current, EntityState state, Access access, Caller caller) {
        Organisation organisation = current.organisation();
        var zone = current.company().map(c -> c.zone()).orElse(ZoneOffset.UTC);
        var today = LocalDate.ofInstant(clock.instant(), zone);
        return state.text(Fields.OWNER)
                .flatMap(user -> organisation.employee(state.key().source(), user, today))
                .filter(employee -> access.seesPersonOn(caller, employee, today))
                .isPresent();
    }

    private Map<EntityKey, EntityState> states(Tx tx, Collection<EntityKey> keys) throws SQLException {
        var states = new HashMap<EntityKey, EntityState>();
        Facts.of(tx, keys)
                .forEach((key, facts) -> states.put(
                        key, EntityState.of(facts.stream().map(changes::read).toList(), config.redeliveryWindow())));
        return states;
    }
}
