package app.merit.metrics.messaging;

import app.merit.metrics.aggregation.TakeInChanges;
import app.merit.metrics.store.Rejected;
import app.merit.service.db.Tx;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/** Takes in `crm.deals` and `crm.activities`. */
final class ChangeHandler implements BatchHandler {
    private static final Logger LOG = Logger.getLogger(ChangeHandler.class);

    private final TakeInChanges takeIn;
    private final Runnable afterCommit;

    ChangeHandler(TakeInChanges takeIn, Runnable afterCommit) {
        this.takeIn = takeIn;
        this.afterCommit = afterCommit;
    }

    @Override
    public void take(Tx tx, List<ConsumerRecord<String, String>> records) throws SQLException {
        var changes = new ArrayList<TakeInChanges.Incoming>(records.size());
        for (var record : records) {
            try {
                var json = record.value() == null ? "null" : record.value();
                changes.add(new TakeInChanges.Incoming(ChangeReader.read(json), json));
            } catch (MalformedRecord e) {
                LOG.errorf("Parked %s-%d@%d: %s", record.topic(), record.partition(), record.offset(), e.getMessage());
                Rejected.park(tx, row(record, e));
            }
        }
        takeIn.run(tx, changes);
    }

    static Rejected.Row row(ConsumerRecord<String, String> record, MalformedRecord why) {
        return new Rejected.Row(
                record.topic(),
                record.partition(),
                record.offset(),
                why.reason(),
                String.valueOf(why.getMessage()),
                record.value());
    }

    @Override
    public void committed() {
        afterCommit.run();
    }
}
