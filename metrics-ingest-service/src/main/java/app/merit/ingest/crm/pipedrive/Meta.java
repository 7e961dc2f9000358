package app.merit.ingest.crm.pipedrive;

import app.merit.ingest.domain.Field;
import app.merit.ingest.domain.Fields;
import app.merit.ingest.format.Json;
import app.merit.ingest.format.Keys;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The {@code meta} of an event, in the words of either version.
 *
 * @param at the moment of the change in the finest form that is stated
 * @param dedupeKey holds no attempt counter: version 2 has an event id, version 1 the event, the id and the finest time
 */
record Meta(
        boolean v1,
        String action,
        String entity,
        Optional<String> id,
        Optional<Instant> at,
        Optional<String> host,
        Optional<String> mergedInto,
        String dedupeKey) {
    private static final Pattern HOST = Pattern.compile("[a-z0-9-]{1,63}\\.pipedrive\\.com");

    static Meta of(JsonNode body, byte[] raw) {
        JsonNode meta = Json.at(body, "meta");
        boolean v1 = !meta.has("entity") && !Json.at(meta, "version").asText().startsWith("2");
        String action = word(Json.at(meta, "action"));
        String entity = word(Json.at(meta, v1 ? "object" : "entity"));
        Optional<String> id = first(
                Json.at(meta, v1 ? "id" : "entity_id"),
                Json.at(Json.at(body, v1 ? "current" : "data"), "id"),
                Json.at(Json.at(body, "previous"), "id"));
        return new Meta(
                v1,
                action,
                entity,
                id,
                time(meta),
                Json.text(Json.at(meta, "host"))
                        .map(host -> host.toLowerCase(Locale.ROOT))
                        .filter(host -> HOST.matcher(host).matches()),
                Json.id(Json.at(meta, "merged_to_id")),
                v1 ? keyOfV1(body, meta, action, entity, id) : keyOfV2(meta, action, entity, id, raw));
    }

    /** A deal has an address in the company's own Pipedrive. */
    Fields withUrl(Fields fields) {
        return host.filter(_ -> entity.equals("deal"))
                .map(name -> Fields.builder()
                        .set(Field.URL, "https://" + name + "/deal/" + id.orElseThrow())
                        .build()
                        .or(fields))
                .orElse(fields);
    }

    private static Optional<Instant> time(JsonNode meta) {
        return Stream.of("timestamp_micro", "timestamp_milli", "timestamp")
                .flatMap(key -> Values.time(Json.at(meta, key)).stream())
                .findFirst();
    }

    private static String keyOfV2(JsonNode meta, String action, String entity, Optional<String> id, byte[] raw) {
        String event = Json.text(Json.at(meta, "id"))
                .filter(text -> !text.isBlank())
                // The event id is always there on the wire; without it only an identical body is the same event.
                .orElseGet(() -> action + "." + entity + ":" + Keys.orDash(id) + ":" + Keys.digest(raw));
        return "pipedrive:" + Keys.of(company(meta)) + ":"
                + (event.length() <= 200 && Keys.isPrintable(event) ? event : Keys.of(event));
    }

    private static String keyOfV1(JsonNode body, JsonNode meta, String action, String entity, Optional<String> id) {
        String event = Json.text(Json.at(body, "event")).orElse(action + "." + entity);
        Optional<String> finest = Stream.of("timestamp_micro", "timestamp_milli", "timestamp")
                .flatMap(key -> Json.text(Json.at(meta, key)).stream())
                .findFirst();
        return Keys.of("pipedrive", company(meta), event, Keys.orDash(id), Keys.orDash(finest));
    }

    private static String company(JsonNode meta) {
        return Keys.orDash(Json.text(Json.at(meta, "company_id")));
    }

    private static Optional<String> first(JsonNode... nodes) {
        return Stream.of(nodes).flatMap(node -> Json.id(node).stream()).findFirst();
    }

    private static String word(JsonNode node) {
        return Json.text(node).orElse("unnamed").toLowerCase(Locale.ROOT);
    }
}
