package app.merit.metrics.aggregation;

import app.merit.metrics.definition.domain.Definitions;
import app.merit.metrics.kpi.domain.Contribution;
import app.merit.metrics.kpi.domain.Kpi;
import app.merit.metrics.state.domain.EntityKey;
import app.merit.metrics.state.domain.EntityState;
import app.merit.metrics.store.Cells;
import app.merit.metrics.store.Contributions;
import app.merit.metrics.store.Entities;
import app.merit.metrics.store.Facts;
import app.merit.metrics.store.Outbox;
import app.merit.metrics.store.Revisions;
import app.merit.service.db.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Works out anew what entities add to KPIs, from all their facts, and books only the difference to what is stored: doing
 * it twice does nothing the second time.
 */
@ApplicationScoped
public class Recount {
    private final ChangeDocuments changes;
    private final ResultDocuments results;
    private final PublishValues publishValues;
    private final MetricsConfig config;

    Recount(ChangeDocuments changes, ResultDocuments results, PublishValues publishValues, MetricsConfig config) {
        this.changes = changes;
        this.results = results;
        this.publishValues = publishValues;
        this.config = config;
    }

    /** Recounts the entities for the KPIs (codes that are defined no more count as nothing). */
    void run(Tx tx, Definitions definitions, Collection<EntityKey> keys, Set<String> kpis) throws SQLException {
        if (keys.isEmpty()) {
            return;
        }
        Entities.lock(tx, keys);
        var states = states(tx, keys);
        Entities.save(tx, states.values());
        var stored = Contributions.of(tx, keys, kpis);
        var book = new Book();
        for (var state : states.values()) {
            for (var kpi : kpis) {
                var before = stored.getOrDefault(new Contributions.Case(kpi, state.key()), List.of());
                book.difference(kpi, state, before, count(definitions, kpi, state));
            }
        }
        book.write(tx);
        publishValues.people(tx, definitions, book.cells.keySet());
    }

    private Map<EntityKey, EntityState> states(Tx tx, Collection<EntityKey> keys) throws SQLException {
        var states = new HashMap<EntityKey, EntityState>();
        Facts.of(tx, keys)
                .forEach((key, facts) -> states.put(
                        key, EntityState.of(facts.stream().map(changes::read).toList(), config.redeliveryWindow())));
        return states;
    }

    private static List<Contribution> count(Definitions definitions, String code, EntityState state) {
        Kpi kpi = definitions.kpis().get(code);
        return definitions
                .counting()
                .filter(_ -> kpi != null)
                .map(c -> c.count(kpi, state).contributions())
                .orElse(List.of());
    }

    /** Collects the differences of a batch. */
    private final class Book {
        private record Changed(String kpi, EntityState state, List<Contribution> now) {}

        private final List<Contributions.Row> removed = new ArrayList<>();
        private final List<Contributions.Row> added = new ArrayList<>();
        private final List<Changed> changed = new ArrayList<>();
        private final Map<Cells.CellKey, Cells.Delta> cells = new HashMap<>();

        void difference(String kpi, EntityState state, List<Contribution> before, List<Contribution> now) {
            if (Set.copyOf(before).equals(Set.copyOf(now))) {
                return;
            }
            changed.add(new Changed(kpi, state, now));
            for (var old : before) {
                if (!now.contains(old)) {
                    removed.add(new Contributions.Row(kpi, state.key(), old));
                    book(kpi, old, -1, state.newestChangeAt());
                }
            }
            for (var fresh : now) {
                if (!before.contains(fresh)) {
                    added.add(new Contributions.Row(kpi, state.key(), fresh));
                    book(kpi, fresh, 1, state.newestChangeAt());
                }
            }
        }

        private void book(String kpi, Contribution contribution, int sign, Instant newestChangeAt) {
            var key = new Cells.CellKey(kpi, contribution.employee(), contribution.day(), contribution.version());
            var negative = sign < 0;
            var delta = new Cells.Delta(
                    key,
                    negative ? contribution.numerator().negate() : contribution.numerator(),
                    negative ? contribution.denominator().negate() : contribution.denominator(),
                    sign,
                    contribution.unconfirmed() ? sign : 0,
                    contribution.inferred() ? sign : 0,
                    newestChangeAt);
            cells.merge(key, delta, Cells.Delta::plus);
        }

        void write(Tx tx) throws SQLException {
            if (changed.isEmpty()) {
                return;
            }
            Contributions.remove(tx, removed);
            Contributions.add(tx, added);
            Cells.apply(tx, cells.values());
            var revisions = Revisions.next(tx, changed.size());
            var messages = new ArrayList<Outbox.Message>(changed.size());
            for (int i = 0; i < changed.size(); i++) {
                var c = changed.get(i);
                messages.add(results.contributions(
                        c.kpi(), c.state().key(), c.now(), c.state().newestChangeAt(), revisions.get(i)));
            }
            Outbox.add(tx, messages);
        }
    }
}
