package app.merit.kpidefinition.document.store;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "outbox")
class OutboxRow extends PanacheEntityBase {
    @Id
    long number;

    @Column(name = "event_id")
    UUID eventId;

    String topic;

    @Column(name = "record_key")
    String recordKey;

    @Column(name = "event_type")
    String eventType;

    @Column(name = "event_time")
    Instant eventTime;

    String payload;
}
