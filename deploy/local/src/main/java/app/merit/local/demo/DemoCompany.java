package app.merit.local.demo;

import app.merit.local.simulator.Rep;
import app.merit.local.simulator.record.CrmSource;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The demo company as documents to put, read from {@code demo/*.json}. */
public final class DemoCompany {
    private static final ObjectMapper JSON = new ObjectMapper();

    private DemoCompany() {}

    /**
     * One document.
     *
     * @param owner login that may put it
     * @param path below the gateway's address
     */
    public record Document(String owner, String path, JsonNode body) {}

    /** All definition documents in an order in which each finds what it refers to; targets are for the given month. */
    public static List<Document> definitions(YearMonth month) {
        List<Document> documents = new ArrayList<>();
        documents.add(new Document("kim.admin", "/api/definitions/company", read("company")));
        for (String kind : List.of("positions", "departments", "employees", "goals", "kpis")) {
            read(kind)
                    .properties()
                    .forEach(entry -> documents.add(new Document(
                            "kim.admin", "/api/definitions/" + kind + "/" + entry.getKey(), entry.getValue())));
        }
        for (JsonNode target : read("targets")) {
            ObjectNode body = target.deepCopy();
            String path = "/api/definitions/targets/%s/%s/%s"
                    .formatted(
                            body.remove("kpi").asText(), body.remove("subject").asText(), month);
            documents.add(new Document("kim.admin", path, body));
        }
        return List.copyOf(documents);
    }

    /** The bonus schemes; they refer to KPIs and positions. */
    public static List<Document> schemes() {
        return read("schemes").properties().stream()
                .map(entry -> new Document("chris.comp", "/api/motivation/schemes/" + entry.getKey(), entry.getValue()))
                .toList();
    }

    public static ZoneId zone() {
        return ZoneId.of(read("company").get("zone").asText());
    }

    /** The employees that the CRMs know. */
    public static List<Rep> reps() {
        return read("employees").properties().stream()
                .map(entry -> rep(entry.getKey(), entry.getValue()))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Rep> rep(String code, JsonNode employee) {
        Map<CrmSource, String> users = new HashMap<>();
        for (JsonNode identity : employee.get("crmIdentities")) {
            CrmSource.DEMO.stream()
                    .filter(source ->
                            source.wireName().equals(identity.get("source").asText()))
                    .forEach(source -> users.put(source, identity.get("crmUser").asText()));
        }
        return users.isEmpty()
                ? Optional.empty()
                : Optional.of(new Rep(code, employee.get("name").asText(), Map.copyOf(users)));
    }

    private static JsonNode read(String name) {
        try (InputStream file = DemoCompany.class.getResourceAsStream("/demo/" + name + ".json")) {
            return JSON.readTree(file);
        } catch (IOException failure) {
            throw new UncheckedIOException("demo/" + name + ".json cannot be read", failure);
        }
    }
}
