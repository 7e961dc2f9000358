package app.merit.ingest.known;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A fold as it stands in the database; equal folds give equal texts. */
final class FoldText {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private FoldText() {}

    static String write(EntityFold fold) {
        ObjectNode json = NODES.objectNode();
        json.put("newestAt", fold.newestAt().toString());
        fold.lastRead()
                .ifPresent(read -> json.put("readKey", read.key())
                        .put("readAt", read.readAt().toString()));
        var said = json.putArray("said");
        fold.said()
                .forEach(one -> said.addObject().put("at", one.at().toString()).put("status", one.status()));
        ObjectNode claims = json.putObject("claims");
        new TreeMap<>(fold.claims()).forEach((key, claim) -> claims.set(key, write(claim)));
        try {
            return MAPPER.writeValueAsString(json);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static ObjectNode write(Claim claim) {
        ObjectNode json = NODES.objectNode();
        json.put("at", claim.at().toString());
        json.put("version", claim.version());
        json.put("digest", claim.digest());
        json.put("timeless", claim.timeless());
        json.put("attested", claim.attested());
        json.put("deletes", claim.deletes());
        json.put("restores", claim.restores());
        json.put("lifts", claim.lifts());
        json.set("says", write(claim.says()));
        json.set("before", write(claim.before()));
        return json;
    }

    private static ObjectNode write(Map<String, Optional<String>> fields) {
        ObjectNode json = NODES.objectNode();
        new TreeMap<>(fields).forEach((name, value) -> json.put(name, value.orElse(null)));
        return json;
    }

    /** @throws IllegalStateException if the text is none of ours */
    static EntityFold read(String text) {
        try {
            return read(MAPPER.readTree(text));
        } catch (JsonProcessingException notOurs) {
            throw new IllegalStateException("A row of known_entity is not ours", notOurs);
        }
    }

    private static EntityFold read(JsonNode json) {
        List<StatusSaid> said = new ArrayList<>();
        json.path("said")
                .forEach(one -> said.add(new StatusSaid(
                        Instant.parse(one.path("at").asText()),
                        one.path("status").asText())));
        Map<String, Claim> claims = new HashMap<>();
        json.path("claims")
                .properties()
                .forEach(entry -> claims.put(entry.getKey(), claim(entry.getKey(), entry.getValue())));
        Optional<EntityFold.LastRead> lastRead = json.has("readKey")
                ? Optional.of(new EntityFold.LastRead(
                        json.path("readKey").asText(),
                        Instant.parse(json.path("readAt").asText())))
                : Optional.empty();
        return new EntityFold(claims, said, Instant.parse(json.path("newestAt").asText()), lastRead);
    }

    private static Claim claim(String key, JsonNode json) {
        return new Claim(
                key,
                Instant.parse(json.path("at").asText()),
                json.path("timeless").asBoolean(),
                json.path("version").asText(),
                json.path("digest").asText(),
                json.path("attested").asBoolean(),
                json.path("deletes").asBoolean(),
                json.path("restores").asBoolean(),
                json.path("lifts").asBoolean(),
                fields(json.path("says")),
                fields(json.path("before")));
    }

    private static Map<String, Optional<String>> fields(JsonNode json) {
        Map<String, Optional<String>> fields = new HashMap<>();
        json.properties()
                .forEach(entry -> fields.put(
                        entry.getKey(),
                        entry.getValue().isNull()
                                ? Optional.empty()
                                : Optional.of(entry.getValue().asText())));
        return fields;
    }
}
