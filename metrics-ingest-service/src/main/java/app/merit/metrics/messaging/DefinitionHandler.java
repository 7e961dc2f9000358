package app.merit.metrics.messaging;

import app.merit.metrics.aggregation.TakeInDefinitions;
import app.merit.metrics.store.DefinitionRows;
import app.merit.metrics.store.Rejected;
import app.merit.service.db.Tx;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/** Takes in the `definition.*` topics. */
final class DefinitionHandler implements BatchHandler {
    private static final Logger LOG = Logger.getLogger(DefinitionHandler.class);

    private final TakeInDefinitions takeIn;
    private final Runnable afterCommit;

    DefinitionHandler(TakeInDefinitions takeIn, Runnable afterCommit) {
        this.takeIn = takeIn;
        this.afterCommit = afterCommit;
    }

    @Override
    public void take(Tx tx, List<ConsumerRecord<String, String>> records) throws SQLException {
        var documents = new ArrayList<TakeInDefinitions.Incoming>(records.size());
        for (var record : records) {
            try {
                read(record).ifPresent(documents::add);
            } catch (MalformedRecord e) {
                LOG.errorf("Parked %s-%d@%d: %s", record.topic(), record.partition(), record.offset(), e.getMessage());
                Rejected.park(tx, ChangeHandler.row(record, e));
            }
        }
        takeIn.run(tx, documents);
    }

    private static Optional<TakeInDefinitions.Incoming> read(ConsumerRecord<String, String> record) {
        var key = String.valueOf(record.key());
        var kind = kind(record.topic(), key);
        if (kind.isEmpty()) {
            return Optional.empty();
        }
        // The kind is in the key of an organisation record, so a department and an employee may share a code.
        var code = record.topic().equals(Topics.ORGANISATION) ? key.substring(key.indexOf(':') + 1) : key;
        if (record.value() == null) {
            return Optional.of(new TakeInDefinitions.Incoming(kind.get(), code, Optional.empty()));
        }
        var revision = Json.object(record.value()).path("revision").asLong();
        var row = new DefinitionRows.Row(kind.get(), code, revision, record.value());
        DefinitionReader.check(row);
        return Optional.of(new TakeInDefinitions.Incoming(kind.get(), code, Optional.of(row)));
    }

    /** Empty for what has no influence on figures, such as positions. */
    private static Optional<String> kind(String topic, String key) {
        return switch (topic) {
            case Topics.COMPANY -> Optional.of(DefinitionRows.COMPANY);
            case Topics.KPIS -> Optional.of(DefinitionRows.KPI);
            case Topics.TARGETS -> Optional.of(DefinitionRows.TARGET);
            case Topics.ORGANISATION -> {
                if (key.startsWith("employee:")) {
                    yield Optional.of(DefinitionRows.EMPLOYEE);
                }
                yield key.startsWith("department:") ? Optional.of(DefinitionRows.DEPARTMENT) : Optional.empty();
            }
            default -> Optional.empty();
        };
    }

    @Override
    public void committed() {
        afterCommit.run();
    }
}
