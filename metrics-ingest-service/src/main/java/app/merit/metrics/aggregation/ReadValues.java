package app.merit.metrics.aggregation;

import app.merit.metrics.access.domain.Access;
import app.merit.metrics.access.domain.Caller;
import app.merit.metrics.access.domain.Sight;
import app.merit.metrics.definition.domain.Company;
import app.merit.metrics.definition.domain.Definitions;
import app.merit.metrics.kpi.domain.Kpi;
import app.merit.metrics.period.domain.Period;
import app.merit.metrics.store.RecomputeQueue;
import app.merit.metrics.store.SumReader;
import app.merit.metrics.store.Transactions;
import app.merit.metrics.store.Values;
import app.merit.metrics.value.domain.KpiValue;
import app.merit.metrics.value.domain.Subject;
import app.merit.metrics.value.domain.Sums;
import app.merit.service.db.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Answers values as the caller may see them; what they may not see is left out, as if it were not there. */
@ApplicationScoped
public class ReadValues {
    /** A value that is asked for. */
    public record Wanted(Kpi kpi, Subject subject, Period period) {
        Values.Key key() {
            return new Values.Key(kpi.code(), subject.text(), period.id());
        }
    }

    private record Seen(Wanted wanted, Sight sight) {}

    private final Transactions transactions;
    private final CurrentDefinitions definitions;

    ReadValues(Transactions transactions, CurrentDefinitions definitions) {
        this.transactions = transactions;
        this.definitions = definitions;
    }

    public Definitions definitions() {
        return definitions.now();
    }

    public Optional<KpiValue> value(Caller caller, Wanted wanted) {
        return Optional.ofNullable(values(caller, List.of(wanted)).get(wanted));
    }

    public Map<Wanted, KpiValue> values(Caller caller, List<Wanted> wanted) {
        return transactions.call(tx -> {
            var current = definitions.now(tx);
            var access = new Access(current);
            var seen = new ArrayList<Seen>();
            for (var one : wanted) {
                var sight = access.sight(caller, one.subject(), one.period());
                if (!sight.hidden()) {
                    seen.add(new Seen(one, sight));
                }
            }
            return read(tx, current, seen);
        });
    }

    private static Map<Wanted, KpiValue> read(Tx tx, Definitions current, List<Seen> seen) throws SQLException {
        var asks = seen.stream()
                .map(s -> new SumReader.Ask(
                        s.wanted().kpi().code(),
                        s.wanted().subject(),
                        s.sight().days().ranges()))
                .toList();
        var revisions =
                Values.revisions(tx, seen.stream().map(s -> s.wanted().key()).toList());
        var sums = SumReader.read(tx, asks);
        var recomputing = RecomputeQueue.unfinished(
                tx, seen.stream().map(s -> s.wanted().kpi().code()).collect(Collectors.toSet()));
        var currency = current.company().map(Company::reportingCurrency).orElse("");
        var values = new HashMap<Wanted, KpiValue>();
        for (int i = 0; i < seen.size(); i++) {
            var one = seen.get(i);
            var kpi = one.wanted().kpi();
            if (one.sight().allows(sums.get(i).people())) {
                var sum = withRevision(
                        sums.get(i), revisions.getOrDefault(one.wanted().key(), 0L));
                var value = KpiValue.of(
                        kpi,
                        kpi.currency(currency),
                        sum,
                        recomputing.contains(kpi.code()),
                        one.sight().partial());
                values.put(one.wanted(), value);
            }
        }
        return values;
    }

    /** A value read between two publications is at least as new as the last one published. */
    private static Sums withRevision(Sums sums, long published) {
        return new Sums(
                sums.numerator(),
                sums.denominator(),
                sums.entries(),
                sums.unconfirmed(),
                sums.inferred(),
                sums.people(),
                sums.newestChangeAt(),
                Math.max(sums.revision(), published));
    }
}
