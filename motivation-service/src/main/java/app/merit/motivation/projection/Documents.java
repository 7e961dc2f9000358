package app.merit.motivation.projection;

import app.merit.motivation.accrual.store.DueAccruals;
import app.merit.motivation.definitions.domain.Snapshot;
import app.merit.motivation.definitions.store.Snapshots;
import app.merit.motivation.engine.input.DateSpan;
import app.merit.motivation.json.EngineJson;
import app.merit.motivation.store.Database;
import app.merit.motivation.store.Database.SqlArray;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Keeps the company, the KPI definitions and the organisation; a change has the accruals of whom it touches computed. */
@ApplicationScoped
class Documents {
    private static final String UPSERT = """
            insert into definition_document as d (kind, code, revision, document)
            select kind, code, revision, document::jsonb from unnest(?, ?, ?, ?) as i (kind, code, revision, document)
            on conflict (kind, code) do update set revision = excluded.revision, document = excluded.document
            where d.revision < excluded.revision
            returning kind, code
            """;

    private final Database database;
    private final Snapshots snapshots;
    private final DueAccruals due;

    Documents(Database database, Snapshots snapshots, DueAccruals due) {
        this.database = database;
        this.snapshots = snapshots;
        this.due = due;
    }

    /** A document under its kind and code. */
    record Document(String kind, String code, long revision, String json) {
        private static final Set<String> KINDS = Set.of("company", "kpi", "employee", "department", "position");

        /** @throws JsonProcessingException if it is no JSON or lacks what every document has */
        static Document read(String topic, String json) throws JsonProcessingException {
            JsonNode node = EngineJson.mapper().readTree(json);
            var kind =
                    switch (topic) {
                        case Feeds.COMPANY -> "company";
                        case Feeds.KPIS -> "kpi";
                        default -> node.path("kind").asText();
                    };
            var code =
                    topic.equals(Feeds.COMPANY) ? "company" : node.path("code").asText();
            if (!KINDS.contains(kind) || code.isEmpty()) {
                throw JsonMappingException.from((JsonParser) null, "No kind that is known, or no code");
            }
            return new Document(kind, code, node.path("revision").asLong(), json);
        }
    }

    void apply(Collection<Document> batch) {
        if (batch.isEmpty()) {
            return;
        }
        Map<String, Document> newest = new LinkedHashMap<>();
        batch.forEach(d ->
                newest.merge(d.kind() + ":" + d.code(), d, (one, two) -> one.revision() > two.revision() ? one : two));
        snapshots.lock();
        var before = snapshots.current();
        List<String[]> changed = upsert(newest.values());
        if (!changed.isEmpty()) {
            snapshots.changed();
            touch(changed, before, snapshots.uncommitted());
        }
    }

    private List<String[]> upsert(Collection<Document> documents) {
        return database.list(
                UPSERT,
                row -> new String[] {row.getString(1), row.getString(2)},
                SqlArray.texts(documents.stream().map(Document::kind).toList()),
                SqlArray.texts(documents.stream().map(Document::code).toList()),
                new SqlArray(
                        "bigint", documents.stream().map(Document::revision).toList()),
                SqlArray.texts(documents.stream().map(Document::json).toList()));
    }

    /** A change of a person touches that person and the heads above, before and after; any other one everybody. */
    private void touch(List<String[]> changed, Snapshot before, Snapshot after) {
        boolean everybody = changed.stream().anyMatch(c -> !c[0].equals("employee"));
        if (everybody) {
            var all = new TreeSet<>(before.organisation().assignments().keySet());
            all.addAll(after.organisation().assignments().keySet());
            due.people(all, after);
            return;
        }
        var people = new TreeSet<String>();
        for (String[] change : changed) {
            people.add(change[1]);
            people.addAll(heads(before, change[1]));
            people.addAll(heads(after, change[1]));
        }
        due.people(people, after);
    }

    private static Collection<String> heads(Snapshot snapshot, String employee) {
        return snapshot.organisation().headsDuring(employee, new DateSpan(LocalDate.EPOCH, null));
    }
}
