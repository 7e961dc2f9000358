package app.merit.ingest.check;

import app.merit.ingest.domain.Change;
import app.merit.ingest.domain.DeadLetter;
import app.merit.ingest.domain.Field;
import app.merit.ingest.domain.Item;
import app.merit.ingest.domain.Proof;
import app.merit.ingest.edge.Rehearsal;
import app.merit.ingest.messaging.Wire;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;

/** The findings as JSON. Every field of a change is there, null if it is not stated; amounts are decimal text. */
final class Report {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Report() {}

    static String of(String source, Findings findings, List<String> warnings) {
        ObjectNode json = NODES.objectNode().put("source", source);
        proof(findings, json);
        json.set("answer", answer(findings.answer()));
        ArrayNode ignored = json.putArray("ignored");
        findings.result().ignoredTypes().forEach(type -> ignored.addObject().put("type", type));
        ArrayNode changes = json.putArray("changes");
        findings.result().changes().forEach(change -> changes.add(change(change)));
        ArrayNode letters = json.putArray("deadLetters");
        findings.result().deadLetters().forEach(letter -> letters.add(deadLetter(letter)));
        warnings.forEach(json.putArray("warnings")::add);
        return json.toPrettyString();
    }

    private static void proof(Findings findings, ObjectNode json) {
        if (findings.proof().isEmpty()) {
            json.putNull("proven").putNull("reason");
            return;
        }
        switch (findings.proof().get()) {
            case Proof.Proven(var scheme, var keyId, var signed) ->
                json.put("proven", true)
                        .putNull("reason")
                        .put("scheme", scheme)
                        .put("keyId", keyId)
                        .put("signed", signed);
            case Proof.Refused(var reason) ->
                json.put("proven", false)
                        .put("reason", reason.name().toLowerCase(Locale.ROOT))
                        .put("detail", inWords(reason));
        }
    }

    private static String inWords(Proof.Reason reason) {
        return switch (reason) {
            case MISSING ->
                "The request carries nothing that this type of source is proven by: no signature, token or secret, or"
                        + " not all of the headers it needs.";
            case MISMATCH ->
                "What the request carries fits none of the secrets: another secret, another public URL, or a body that is"
                        + " not byte for byte as it was sent.";
            case STALE -> "The signature fits, but it is too old or too new for the time of receipt; see --now.";
            case ACCOUNT -> "The secret fits, but the body names another account than the configured.";
            case UNKNOWN_SOURCE -> "There is no such source.";
        };
    }

    private static ObjectNode answer(Rehearsal.Sent answer) {
        ObjectNode json = NODES.objectNode().put("status", answer.status());
        json.put("contentType", answer.contentType().orElse(null)).put("body", answer.body());
        if (!answer.headers().isEmpty()) {
            answer.headers().forEach(json.putObject("headers")::put);
        }
        return json;
    }

    private static ObjectNode change(Change change) {
        Item.Fact fact = change.fact();
        JsonNode wire = Wire.objectOrEmpty(Wire.change(change));
        JsonNode fields = wire.path("fields");
        ObjectNode json = NODES.objectNode();
        json.put("entity", fact.entity().wire());
        json.put("change", fact.change().wire());
        json.put("id", fact.crmId());
        if (!fact.id().equals(fact.crmId())) {
            json.put("meritId", fact.id());
        }
        json.put("source", change.source());
        json.put("kind", fact.kind());
        json.put("occurredAt", fact.occurredAt().map(Object::toString).orElse(null));
        for (Field field : Field.values()) {
            json.set(field.wire(), fields.has(field.wire()) ? fields.get(field.wire()) : NODES.nullNode());
        }
        cleared(change, json);
        json.set("custom", objectOrEmpty(fields.path("custom")));
        json.set("shares", fields.path("shares").isArray() ? fields.path("shares") : NODES.arrayNode());
        json.set("previous", objectOrEmpty(wire.path("previous")));
        json.put("dedupeKey", fact.dedupeKey());
        json.put("version", fact.version().orElse(null));
        json.put("snapshot", fact.snapshot().wire());
        json.put("restores", fact.restores());
        json.put("needsHydration", fact.needsHydration());
        json.put("currencyElsewhere", fact.currencyElsewhere());
        json.put("currencyAssumed", change.currencyIsAssumed());
        json.put("signed", change.signed());
        return json;
    }

    /** Null above is "not stated" as well as "emptied": here stands which fields the CRM emptied. */
    private static void cleared(Change change, ObjectNode json) {
        ArrayNode cleared = json.putArray("cleared");
        change.fields().standard().forEach((field, value) -> {
            if (value.isEmpty()) {
                cleared.add(field.wire());
            }
        });
    }

    private static JsonNode objectOrEmpty(JsonNode node) {
        return node.isObject() ? node : NODES.objectNode();
    }

    private static ObjectNode deadLetter(DeadLetter letter) {
        return NODES.objectNode()
                .put("item", letter.item())
                .put("reason", letter.reason())
                .put("detail", letter.detail());
    }
}
