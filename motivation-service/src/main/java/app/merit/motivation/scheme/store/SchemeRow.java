package app.merit.motivation.scheme.store;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A scheme as it is stored; never leaves this package. */
@Entity
@Table(name = "scheme")
class SchemeRow extends PanacheEntityBase {
    @Id
    String code;

    long revision;

    @Column(columnDefinition = "text")
    String document;

    @Column(name = "changed_at")
    Instant changedAt;

    @Column(name = "changed_by")
    String changedBy;
}
