package app.merit.metrics.aggregation;

import app.merit.metrics.definition.domain.Definitions;
import app.merit.metrics.kpi.domain.Kpi;
import app.merit.metrics.organisation.domain.DateRange;
import app.merit.metrics.period.domain.Period;
import app.merit.metrics.store.Cells;
import app.merit.metrics.store.Outbox;
import app.merit.metrics.store.RecomputeQueue;
import app.merit.metrics.store.SumReader;
import app.merit.metrics.store.Values;
import app.merit.metrics.value.domain.KpiValue;
import app.merit.metrics.value.domain.Subject;
import app.merit.metrics.value.domain.Sums;
import app.merit.service.db.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Puts values into the outbox, in the transaction that changed what they are made of. */
@ApplicationScoped
class PublishValues {
    private final ResultDocuments results;

    PublishValues(ResultDocuments results) {
        this.results = results;
    }

    /** The values of the people whose cells changed. */
    void people(Tx tx, Definitions definitions, Collection<Cells.CellKey> cells) throws SQLException {
        var keys = new HashSet<Values.Key>();
        for (var cell : cells) {
            var kpi = definitions.kpis().get(cell.kpi());
            if (kpi != null && !cell.employee().isEmpty()) {
                var subject = new Subject.Person(cell.employee()).text();
                definitions
                        .published(kpi, subject, cell.day())
                        .forEach(p -> keys.add(new Values.Key(kpi.code(), subject, p.id())));
            }
        }
        publish(tx, definitions, keys);
    }

    /** Reads the sums of the values and publishes them; keys that make no sense any more are left out. */
    void publish(Tx tx, Definitions definitions, Set<Values.Key> wanted) throws SQLException {
        var keys = wanted.stream()
                .filter(k -> definitions.kpis().containsKey(k.kpi()))
                .filter(k -> Subject.parse(k.subject()).isPresent())
                .filter(k -> Period.parse(k.period()).isPresent())
                .toList();
        if (keys.isEmpty() || definitions.company().isEmpty()) {
            return;
        }
        var revisions = Values.bump(tx, keys);
        var sums = SumReader.read(tx, keys.stream().map(PublishValues::ask).toList());
        var recomputing =
                RecomputeQueue.unfinished(tx, keys.stream().map(Values.Key::kpi).collect(Collectors.toSet()));
        var currency = definitions.company().get().reportingCurrency();
        var messages = new ArrayList<Outbox.Message>(keys.size());
        Map<Values.Key, List<String>> marks = new HashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            var key = keys.get(i);
            Kpi kpi = definitions.kpis().get(key.kpi());
            var value = KpiValue.of(
                    kpi,
                    kpi.currency(currency),
                    revised(sums.get(i), revisions.get(key)),
                    recomputing.contains(key.kpi()),
                    false);
            marks.put(key, value.marks());
            messages.add(results.value(key, value));
        }
        Values.saveMarks(tx, marks);
        Outbox.add(tx, messages);
    }

    private static SumReader.Ask ask(Values.Key key) {
        var period = Period.parse(key.period()).orElseThrow();
        return new SumReader.Ask(
                key.kpi(),
                Subject.parse(key.subject()).orElseThrow(),
                List.of(new DateRange(period.from(), period.until())));
    }

    private static Sums revised(Sums sums, long revision) {
        return new Sums(
                sums.numerator(),
                sums.denominator(),
                sums.entries(),
                sums.unconfirmed(),
                sums.inferred(),
                sums.people(),
                sums.newestChangeAt(),
                revision);
    }
}
