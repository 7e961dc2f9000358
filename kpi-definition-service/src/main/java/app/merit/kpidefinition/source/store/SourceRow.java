package app.merit.kpidefinition.source.store;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

@Entity
@Table(name = "crm_source")
class SourceRow extends PanacheEntityBase {
    @Id
    String source;

    String type;
    long revision;
}
