package app.merit.kpidefinition.document.store;

import app.merit.kpidefinition.document.Author;
import app.merit.kpidefinition.document.DocumentJson;
import app.merit.kpidefinition.document.DocumentKind;
import app.merit.kpidefinition.document.Documents;
import app.merit.kpidefinition.document.Draft;
import app.merit.kpidefinition.document.OutboxFilled;
import app.merit.kpidefinition.document.Page;
import app.merit.kpidefinition.document.Saving;
import app.merit.kpidefinition.document.StoredDocument;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.hibernate.orm.panache.PanacheQuery;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

@ApplicationScoped
class PanacheDocuments implements Documents {
    /** Any fixed number that nothing else in this database locks: "defs" in ASCII. */
    private static final long WRITE_LOCK = 0x64656673L;

    private static final Map<String, DocumentKind> KINDS =
            Arrays.stream(DocumentKind.values()).collect(Collectors.toMap(DocumentKind::path, Function.identity()));

    private final EntityManager entities;
    private final DocumentJson json;
    private final Event<OutboxFilled> outboxFilled;

    PanacheDocuments(EntityManager entities, DocumentJson json, Event<OutboxFilled> outboxFilled) {
        this.entities = entities;
        this.json = json;
        this.outboxFilled = outboxFilled;
    }

    @Override
    public void lockForWriting() {
        entities.createNativeQuery("select cast(pg_advisory_xact_lock(:lock) as text)", String.class)
                .setParameter("lock", WRITE_LOCK)
                .getSingleResult();
    }

    @Override
    public Optional<StoredDocument> find(DocumentKind kind, String code) {
        if (code.indexOf('\0') >= 0) {
            return Optional.empty(); // PostgreSQL has no such text
        }
        return DocumentRow.<DocumentRow>findByIdOptional(new DocumentId(kind.path(), code))
                .map(DocumentRow::asDocument);
    }

    @Override
    public Page<StoredDocument> page(DocumentKind kind, int page, int size) {
        PanacheQuery<DocumentRow> rows = DocumentRow.find("id.kind = ?1 order by id.code", kind.path());
        List<StoredDocument> items =
                rows.page(page, size).stream().map(DocumentRow::asDocument).toList();
        return new Page<>(items, page, size, rows.count());
    }

    @Override
    public List<StoredDocument> all(DocumentKind kind) {
        return DocumentRow.<DocumentRow>find("id.kind = ?1 order by id.code", kind.path()).stream()
                .map(DocumentRow::asDocument)
                .toList();
    }

    @Override
    public List<Changed> changedAfter(Collection<DocumentKind> kinds, long changeNumber) {
        List<String> paths = kinds.stream().map(DocumentKind::path).toList();
        return DocumentRow.<DocumentRow>find(
                        "id.kind in ?1 and changeNumber > ?2 order by changeNumber", paths, changeNumber)
                .stream()
                .map(row -> new Changed(KINDS.get(row.id.kind()), row.asDocument()))
                .toList();
    }

    @Override
    public Page<StoredDocument> history(DocumentKind kind, String code, int page, int size) {
        if (code.indexOf('\0') >= 0) {
            return new Page<>(List.of(), page, size, 0);
        }
        PanacheQuery<HistoryRow> rows =
                HistoryRow.find("kind = ?1 and code = ?2 order by revision desc", kind.path(), code);
        List<StoredDocument> items =
                rows.page(page, size).stream().map(HistoryRow::asDocument).toList();
        return new Page<>(items, page, size, rows.count());
    }

    @Override
    public Saving save(Draft draft, Author author, boolean changedBeyondRecord) {
        JsonNode body = json.treeOf(draft.record());
        DocumentId id = new DocumentId(draft.kind().path(), draft.code());
        DocumentRow row = DocumentRow.findById(id);
        if (row != null && !changedBeyondRecord && json.tree(row.body).equals(body)) {
            return new Saving.Unchanged(draft.code(), row.revision);
        }
        boolean created = row == null;
        DocumentRow saved = created ? new DocumentRow() : row;
        saved.id = id;
        saved.revision++;
        saved.changeNumber = nextChangeNumber();
        saved.body = body.toString();
        saved.savedAt = author.at();
        saved.savedBy = author.login();
        if (created) {
            saved.persist();
        }
        HistoryRow.of(saved).persist();
        queue(draft.kind(), saved);
        return new Saving.Saved(draft.code(), saved.revision);
    }

    private void queue(DocumentKind kind, DocumentRow saved) {
        OutboxRow row = new OutboxRow();
        row.number = saved.changeNumber;
        row.eventId = UUID.randomUUID();
        row.topic = kind.topic();
        row.recordKey = kind.key(saved.id.code());
        row.eventType = kind.eventType();
        row.eventTime = saved.savedAt;
        row.payload = json.published(saved.asDocument()).toString();
        row.persist();
        outboxFilled.fire(new OutboxFilled());
    }

    private long nextChangeNumber() {
        return ((Number) entities.createNativeQuery("select nextval('change_number')", Long.class)
                        .getSingleResult())
                .longValue();
    }
}
