package app.merit.metrics.messaging;

import app.merit.service.db.Tx;
import java.sql.SQLException;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Takes records in, within the transaction that also moves their offsets. */
interface BatchHandler {
    void take(Tx tx, List<ConsumerRecord<String, String>> records) throws SQLException;

    /** Called after the transaction has been committed. */
    void committed();
}
