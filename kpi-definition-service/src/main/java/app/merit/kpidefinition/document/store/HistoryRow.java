package app.merit.kpidefinition.document.store;

import app.merit.kpidefinition.document.StoredDocument;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

@Entity
@Table(name = "document_history")
class HistoryRow extends PanacheEntityBase {
    @Id
    @Column(name = "change_number")
    long changeNumber;

    String kind;
    String code;
    int revision;

    @JdbcTypeCode(SqlTypes.JSON)
    String body;

    @Column(name = "saved_at")
    Instant savedAt;

    @Column(name = "saved_by")
    String savedBy;

    static HistoryRow of(DocumentRow document) {
        HistoryRow row = new HistoryRow();
        row.changeNumber = document.changeNumber;
        row.kind = document.id.kind();
        row.code = document.id.code();
        row.revision = document.revision;
        row.body = document.body;
        row.savedAt = document.savedAt;
        row.savedBy = document.savedBy;
        return row;
    }

    StoredDocument asDocument() {
        return new StoredDocument(code, revision, changeNumber, body, savedAt, savedBy);
    }
}
