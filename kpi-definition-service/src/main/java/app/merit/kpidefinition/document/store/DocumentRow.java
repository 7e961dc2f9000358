package app.merit.kpidefinition.document.store;

import app.merit.kpidefinition.document.StoredDocument;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

@Entity
@Table(name = "document")
class DocumentRow extends PanacheEntityBase {
    @EmbeddedId
    DocumentId id;

    int revision;

    @Column(name = "change_number")
    long changeNumber;

    @JdbcTypeCode(SqlTypes.JSON)
    String body;

    @Column(name = "saved_at")
    Instant savedAt;

    @Column(name = "saved_by")
    String savedBy;

    StoredDocument asDocument() {
        return new StoredDocument(id.code(), revision, changeNumber, body, savedAt, savedBy);
    }
}
