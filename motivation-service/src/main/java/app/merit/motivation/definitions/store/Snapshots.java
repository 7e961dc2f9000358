package app.merit.motivation.definitions.store;

import app.merit.motivation.definitions.domain.Assignment;
import app.merit.motivation.definitions.domain.Company;
import app.merit.motivation.definitions.domain.Organisation;
import app.merit.motivation.definitions.domain.Snapshot;
import app.merit.motivation.definitions.store.OrganisationDocuments.CompanyDocument;
import app.merit.motivation.definitions.store.OrganisationDocuments.DepartmentDocument;
import app.merit.motivation.definitions.store.OrganisationDocuments.EmployeeDocument;
import app.merit.motivation.engine.input.Kpi;
import app.merit.motivation.engine.scheme.Scheme;
import app.merit.motivation.json.EngineJson;
import app.merit.motivation.store.Database;
import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The definitions as they are now; kept until their change counter moves. */
@ApplicationScoped
public class Snapshots {
    private final Database database;
    private volatile Snapshot latest = new Snapshot(-1, Company.UNKNOWN, Organisation.EMPTY, Map.of(), List.of());

    Snapshots(Database database) {
        this.database = database;
    }

    private record Document(String kind, String code, String json) {}

    /** Not older than what was committed when the call began. Not for a transaction that itself changes definitions. */
    public Snapshot current() {
        long change = change();
        var known = latest;
        if (known.change() == change) {
            return known;
        }
        var read = read(change);
        latest = read;
        return read;
    }

    /** What the caller's own transaction sees, uncommitted changes included; not kept. */
    public Snapshot uncommitted() {
        return read(change());
    }

    /** Lets only one transaction at a time change definitions or schemes. */
    public void lock() {
        database.one("select change from definition_state for update", row -> row.getLong(1));
    }

    /** Tells every replica, with the commit, that a definition or scheme changed. */
    public void changed() {
        database.update("update definition_state set change = change + 1");
    }

    private long change() {
        return database.one("select change from definition_state", row -> row.getLong(1));
    }

    private Snapshot read(long change) {
        var documents = database.list(
                "select kind, code, document::text from definition_document",
                row -> new Document(row.getString(1), row.getString(2), row.getString(3)));
        var company = documents.stream()
                .filter(d -> d.kind().equals("company"))
                .findFirst()
                .map(d -> parse(d.json(), CompanyDocument.class).company())
                .orElse(Company.UNKNOWN);
        List<Scheme> schemes = database.list(
                "select document from scheme order by code", row -> parse(row.getString(1), Scheme.class));
        return new Snapshot(change, company, organisation(documents), kpis(documents, company), schemes);
    }

    private static Organisation organisation(List<Document> documents) {
        Map<String, List<Assignment>> assignments = new HashMap<>();
        Map<String, List<Organisation.Parent>> parents = new HashMap<>();
        Set<String> positions = new HashSet<>();
        for (Document document : documents) {
            switch (document.kind()) {
                case "employee" ->
                    assignments.put(
                            document.code(),
                            parse(document.json(), EmployeeDocument.class).dated());
                case "department" ->
                    parents.put(
                            document.code(),
                            parse(document.json(), DepartmentDocument.class).dated());
                case "position" -> positions.add(document.code());
                default -> {}
            }
        }
        return new Organisation(assignments, parents, positions);
    }

    private static Map<String, Kpi> kpis(List<Document> documents, Company company) {
        Map<String, Kpi> kpis = new HashMap<>();
        documents.stream()
                .filter(d -> d.kind().equals("kpi"))
                .map(d -> parse(d.json(), KpiDocument.class).kpi(company.reportingCurrency()))
                .forEach(k -> kpis.put(k.code(), k));
        return kpis;
    }

    private static <T> T parse(String json, Class<T> type) {
        try {
            return EngineJson.mapper().readValue(json, type);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("A stored document cannot be read as " + type.getSimpleName(), broken);
        }
    }
}
