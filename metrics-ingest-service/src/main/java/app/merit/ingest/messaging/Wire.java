package app.merit.ingest.messaging;

import app.merit.ingest.domain.Change;
import app.merit.ingest.domain.CustomValue;
import app.merit.ingest.domain.DeadLetter;
import app.merit.ingest.domain.Fields;
import app.merit.ingest.domain.InboxMessage;
import app.merit.ingest.domain.InboxPosition;
import app.merit.ingest.domain.Share;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Our records as JSON: decimals are plain strings, instants ISO in UTC, absent means not stated, null means cleared. */
public final class Wire {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new Jdk8Module())
            .serializationInclusion(JsonInclude.Include.NON_ABSENT)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(SerializationFeature.WRITE_ENUMS_USING_TO_STRING)
            .enable(DeserializationFeature.READ_ENUMS_USING_TO_STRING)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private Wire() {}

    /** Written straight: each webhook passes here. */
    public static byte[] inbox(InboxMessage message) {
        return bytes(message);
    }

    /** The message, or empty if the bytes are not one. */
    public static Optional<InboxMessage> readInbox(byte[] value) {
        try {
            return Optional.ofNullable(MAPPER.readValue(value, InboxMessage.class));
        } catch (IOException | NullPointerException notOurs) {
            return Optional.empty();
        }
    }

    public static byte[] change(Change change) {
        var fact = change.fact();
        ObjectNode json = NODES.objectNode();
        json.put("source", change.source());
        json.put("entity", fact.entity().wire());
        json.put("id", fact.id());
        json.put("change", fact.change().wire());
        json.put("snapshot", fact.snapshot().wire());
        json.put("restores", fact.restores());
        json.put("occurredAt", change.occurredAt().toString());
        json.put("occurredAtFrom", change.occurredAtFrom().wire());
        json.put("receivedAt", change.receivedAt().toString());
        fact.version().ifPresent(version -> json.put("version", version));
        json.put("dedupeKey", fact.dedupeKey());
        json.put("signed", change.signed());
        json.put("inferred", false);
        json.put("origin", change.origin().wire());
        json.put("kind", fact.kind());
        json.put("crmId", fact.crmId());
        json.put("needsHydration", fact.needsHydration());
        change.replay().ifPresent(replay -> json.set("replay", MAPPER.valueToTree(replay)));
        if (change.currencyIsAssumed()) {
            json.put("currencyAssumed", true);
        }
        json.set("fields", fields(change.fields()));
        json.set("previous", fields(fact.previous()));
        json.set("inbox", position(change.inbox()));
        json.putObject("raw").put("item", fact.item());
        return bytes(json);
    }

    /** The first failure of an item. */
    public static byte[] deadLetter(DeadLetter letter, Instant at, byte[] message) {
        InboxPosition first = letter.inbox();
        return deadLetter(first.partition() + "-" + first.offset() + "-" + letter.item(), letter, at, message);
    }

    /**
     * @param id the same for all failures of one item, replays included
     * @param message the inbox record as it stands, which may be no message of ours
     */
    public static byte[] deadLetter(String id, DeadLetter letter, Instant at, byte[] message) {
        ObjectNode json = NODES.objectNode();
        json.put("id", id);
        json.put("source", letter.source());
        json.put("reason", letter.reason());
        json.put("detail", letter.detail());
        json.put("item", letter.item());
        json.set("inbox", position(letter.inbox()));
        json.put("receivedAt", letter.receivedAt().toString());
        json.put("at", at.toString());
        json.set("message", objectOrEmpty(message));
        return bytes(json);
    }

    /** A record as it names its fields. */
    public static byte[] document(Object document) {
        return bytes(MAPPER.valueToTree(document));
    }

    public static byte[] signatureFailures(String source, long count, Instant from, Instant until) {
        return bytes(NODES.objectNode()
                .put("service", "metrics-ingest-service")
                .put("source", source)
                .put("count", count)
                .put("from", from.toString())
                .put("until", until.toString()));
    }

    public static byte[] opsEvent(
            String service, String event, Optional<String> source, Instant at, Map<String, String> values) {
        ObjectNode json = NODES.objectNode().put("service", service).put("event", event);
        source.ifPresent(name -> json.put("source", name));
        json.put("at", at.toString());
        new TreeMap<>(values).forEach(json.putObject("values")::put);
        return bytes(json);
    }

    public static byte[] readiness(
            String service, String check, String state, String detail, Instant at, Map<String, String> values) {
        ObjectNode json = NODES.objectNode()
                .put("service", service)
                .put("check", check)
                .put("state", state.toLowerCase(Locale.ROOT))
                .put("detail", detail)
                .put("at", at.toString())
                .put("revision", at.toEpochMilli());
        new TreeMap<>(values).forEach(json.putObject("values")::put);
        return bytes(json);
    }

    /** A JSON object, or an empty one if the bytes are not. */
    public static JsonNode objectOrEmpty(byte[] value) {
        try {
            JsonNode json = MAPPER.readTree(value);
            return json != null && json.isObject() ? json : NODES.objectNode();
        } catch (IOException notJson) {
            return NODES.objectNode();
        }
    }

    static ObjectNode fields(Fields fields) {
        ObjectNode json = NODES.objectNode();
        fields.standard()
                .forEach((field, value) ->
                        json.set(field.wire(), value.map(Wire::standard).orElse(NODES.nullNode())));
        if (!fields.custom().isEmpty()) {
            ObjectNode custom = json.putObject("custom");
            fields.custom()
                    .forEach((key, value) ->
                            custom.set(key, value.<JsonNode>map(Wire::custom).orElse(NODES.nullNode())));
        }
        if (!fields.shares().isEmpty()) {
            ArrayNode shares = json.putArray("shares");
            for (Share share : fields.shares()) {
                shares.addObject()
                        .put("crmUser", share.crmUser())
                        .put("percent", share.percent().toPlainString());
            }
        }
        return json;
    }

    private static JsonNode standard(Object value) {
        return switch (value) {
            case Boolean flag -> NODES.booleanNode(flag);
            case BigDecimal number -> NODES.textNode(number.toPlainString());
            default -> NODES.textNode(value.toString());
        };
    }

    private static ObjectNode custom(CustomValue value) {
        return switch (value) {
            case CustomValue.Text(var text) -> typed("text").put("value", text);
            case CustomValue.Number(var number) -> typed("number").put("value", number.toPlainString());
            case CustomValue.Date(var date) -> typed("date").put("value", date.toString());
            case CustomValue.Time(var time) -> typed("instant").put("value", time.toString());
            case CustomValue.Flag(var flag) -> typed("boolean").put("value", flag);
            case CustomValue.Money(var amount, var currency) -> {
                ObjectNode money = typed("money");
                ObjectNode parts = money.putObject("value").put("amount", amount.toPlainString());
                currency.ifPresent(code -> parts.put("currency", code));
                yield money;
            }
            case CustomValue.Items(List<String> values) -> {
                ObjectNode list = typed("list");
                values.forEach(list.putArray("value")::add);
                yield list;
            }
        };
    }

    private static ObjectNode typed(String type) {
        return NODES.objectNode().put("type", type);
    }

    private static ObjectNode position(InboxPosition inbox) {
        return NODES.objectNode()
                .put("partition", inbox.partition())
                .put("offset", inbox.offset())
                .put("sha256", inbox.sha256());
    }

    private static byte[] bytes(Object json) {
        try {
            return MAPPER.writeValueAsBytes(json);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
