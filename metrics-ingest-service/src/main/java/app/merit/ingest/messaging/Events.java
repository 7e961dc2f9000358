package app.merit.ingest.messaging;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.clients.producer.ProducerRecord;

/** CloudEvents 1.0 in binary mode: the attributes are record headers, the value is the data. */
public final class Events {
    public static final String INBOX = "merit.crm.inbox.v1";
    public static final String CHANGE = "merit.crm.change.v1";
    public static final String DEAD_LETTER = "merit.crm.dead-letter.v1";
    public static final String SOURCE = "merit.crm.source.v1";
    public static final String READINESS = "merit.ops.readiness.v1";
    public static final String SIGNATURE_FAILURES = "merit.ops.signature-failures.v1";

    private static final String SERVICE = "metrics-ingest-service";

    private Events() {}

    public static ProducerRecord<String, byte[]> record(
            String topic, String key, String type, String id, Instant time, byte[] value) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic, key, value);
        header(record, "ce_specversion", "1.0");
        header(record, "ce_id", id);
        header(record, "ce_source", SERVICE);
        header(record, "ce_type", type);
        header(record, "ce_time", time.toString());
        header(record, "content-type", "application/json");
        return record;
    }

    private static void header(ProducerRecord<String, byte[]> record, String name, String value) {
        record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
