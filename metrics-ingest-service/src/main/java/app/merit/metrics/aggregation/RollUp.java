package app.merit.metrics.aggregation;

import app.merit.metrics.store.DueValues;
import app.merit.metrics.store.Transactions;
import app.merit.metrics.store.Values;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;

/** Publishes the values above people: many changes within a second become one record for each subject and period. */
@ApplicationScoped
public class RollUp {
    private static final int MOST_AT_ONCE = 20_000;

    private final Transactions transactions;
    private final CurrentDefinitions definitions;
    private final PublishValues publishValues;

    RollUp(Transactions transactions, CurrentDefinitions definitions, PublishValues publishValues) {
        this.transactions = transactions;
        this.definitions = definitions;
        this.publishValues = publishValues;
    }

    /** Publishes what is due; answers how many values that were. */
    public int run() {
        return transactions.call(tx -> {
            if (!DueValues.claim(tx)) {
                return 0;
            }
            var current = definitions.hold(tx);
            var keys = new HashSet<Values.Key>(DueValues.takeValues(tx, MOST_AT_ONCE));
            for (var touched : DueValues.takeRollups(tx, MOST_AT_ONCE)) {
                var kpi = current.kpis().get(touched.kpi());
                if (kpi != null) {
                    current.published(kpi, touched.subject(), touched.day())
                            .forEach(p -> keys.add(new Values.Key(kpi.code(), touched.subject(), p.id())));
                }
            }
            publishValues.publish(tx, current, keys);
            return keys.size();
        });
    }
}
