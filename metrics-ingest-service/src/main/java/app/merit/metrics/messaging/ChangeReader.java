package app.merit.metrics.messaging;

import app.merit.metrics.state.domain.Change;
import app.merit.metrics.state.domain.EntityKey;
import app.merit.metrics.state.domain.FieldValue;
import app.merit.metrics.state.domain.Fields;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads records of `crm.deals` and `crm.activities`; fields that it does not know are left alone. */
public final class ChangeReader {
    private static final int LONGEST_KEY = 256;
    private static final int LONGEST_DEDUPE_KEY = 1000;
    private static final Set<String> TEXTS = Set.of(
            Fields.OWNER,
            Fields.STATUS,
            Fields.STAGE,
            Fields.PIPELINE,
            Fields.CURRENCY,
            Fields.ACTIVITY_TYPE,
            Fields.DEAL_ID,
            Fields.MERGED_INTO,
            Fields.URL);
    private static final Set<String> NUMBERS = Set.of(Fields.AMOUNT, Fields.DURATION_SECONDS);
    private static final Set<String> TIMES = Set.of(
            Fields.CREATED_AT,
            Fields.CLOSED_AT,
            Fields.WON_AT,
            Fields.LOST_AT,
            Fields.STAGE_ENTERED_AT,
            Fields.DONE_AT,
            Fields.PLANNED_AT);

    private ChangeReader() {}

    /**
     * Reads one change.
     *
     * @throws MalformedRecord if it can never be taken in
     */
    public static Change read(String json) {
        var record = Json.object(json);
        var entity = oneOf(record, "entity", Set.of("deal", "activity"));
        return Change.of(
                new EntityKey(key(record, "source"), entity, key(record, "id")),
                Change.Kind.valueOf(oneOf(record, "change", Set.of("created", "updated", "deleted"))
                        .toUpperCase(Locale.ROOT)),
                Change.Snapshot.valueOf(
                        oneOf(record, "snapshot", Set.of("full", "delta")).toUpperCase(Locale.ROOT)),
                Json.flag(record, "restores", false),
                Json.instant(record, "occurredAt"),
                Change.TimeFrom.valueOf(oneOf(record, "occurredAtFrom", Set.of("crm", "received", "read"))
                        .toUpperCase(Locale.ROOT)),
                Json.instant(record, "receivedAt"),
                Json.optionalText(record, "version")
                        .map(v -> Json.bounded("version", v, LONGEST_KEY))
                        .orElse(null),
                dedupeKey(record),
                Json.flag(record, "signed", false),
                Json.flag(record, "inferred", false),
                Json.flag(record, "currencyAssumed", false)
                        ? withAssumedCurrency(fields(record.path("fields")))
                        : fields(record.path("fields")),
                fields(record.path("previous")),
                inbox(record));
    }

    private static String key(JsonNode record, String field) {
        var key = Json.bounded(field, Json.text(record, field), LONGEST_KEY);
        if (key.isEmpty()) {
            throw Json.wrong(field, "is empty");
        }
        return key;
    }

    private static String dedupeKey(JsonNode record) {
        return Json.bounded("dedupeKey", Json.text(record, "dedupeKey"), LONGEST_DEDUPE_KEY);
    }

    private static String oneOf(JsonNode record, String field, Set<String> allowed) {
        var text = Json.text(record, field);
        if (!allowed.contains(text)) {
            throw Json.wrong(field, "is none of " + allowed.stream().sorted().toList());
        }
        return text;
    }

    private static Change.Inbox inbox(JsonNode record) {
        var inbox = record.path("inbox");
        if (!inbox.isObject()) {
            return Change.Inbox.NONE;
        }
        return new Change.Inbox(
                inbox.path("partition").asInt(-1),
                inbox.path("offset").asLong(-1),
                inbox.path("sha256").asText(""),
                // Records of the time before reads were webhooks all of them.
                record.path("origin").asText("webhook"),
                replay(record.path("replay")));
    }

    private static Change.@Nullable Replay replay(JsonNode replay) {
        if (!replay.isObject()) {
            return null;
        }
        return new Change.Replay(Json.text(replay, "deadLetter"), edit(replay.path("edit")));
    }

    private static Change.@Nullable Edit edit(JsonNode edit) {
        if (!edit.isObject()) {
            return null;
        }
        var differences = new ArrayList<Change.Difference>();
        edit.path("differences")
                .forEach(d -> differences.add(new Change.Difference(
                        d.path("path").asText(),
                        d.path("before").asText(),
                        d.path("after").asText())));
        return new Change.Edit(
                Json.text(edit, "editor"), Json.text(edit, "approver"), Json.instant(edit, "at"), differences);
    }

    private static Map<String, FieldValue> withAssumedCurrency(Map<String, FieldValue> fields) {
        var currency = fields.remove(Fields.CURRENCY);
        if (currency != null) {
            fields.put(Fields.ASSUMED_CURRENCY, currency);
        }
        return fields;
    }

    private static Map<String, FieldValue> fields(JsonNode fields) {
        var read = new HashMap<String, FieldValue>();
        fields.properties().forEach(field -> put(read, field.getKey(), field.getValue()));
        return read;
    }

    private static void put(Map<String, FieldValue> read, String name, JsonNode node) {
        if (name.equals(Fields.CUSTOM) && node.isObject()) {
            node.properties()
                    .forEach(custom -> read.put(
                            Fields.CUSTOM_PREFIX + Json.bounded(name, custom.getKey(), LONGEST_KEY),
                            custom(custom.getKey(), custom.getValue())));
        } else if (node.isNull()) {
            read.put(name, FieldValue.CLEARED);
        } else if (TEXTS.contains(name)) {
            read.put(name, new FieldValue.Text(Json.text(name, node)));
        } else if (NUMBERS.contains(name)) {
            read.put(name, new FieldValue.Number(Json.decimal(name, node)));
        } else if (TIMES.contains(name)) {
            read.put(name, new FieldValue.Time(Json.instant(name, node)));
        } else if (name.equals(Fields.DONE)) {
            read.put(name, new FieldValue.Flag(Json.flag(name, node)));
        } else if (name.equals(Fields.SHARES)) {
            read.put(name, shares(node));
        }
    }

    private static FieldValue shares(JsonNode node) {
        var shares = new ArrayList<FieldValue.Share>();
        for (var share : node) {
            var percent = Json.optional(share, "percent").orElseThrow(() -> Json.wrong("shares.percent", "is missing"));
            shares.add(new FieldValue.Share(Json.text(share, "crmUser"), Json.decimal("shares.percent", percent)));
        }
        return new FieldValue.Shares(shares);
    }

    private static FieldValue custom(String key, JsonNode custom) {
        var name = Fields.CUSTOM_PREFIX + key;
        var value = custom.isObject() ? Json.optional(custom, "value") : Optional.<JsonNode>empty();
        if (value.isEmpty()) {
            return FieldValue.CLEARED;
        }
        var node = value.get();
        return switch (Json.text(custom, "type")) {
            case "text", "date" -> new FieldValue.Text(Json.text(name, node));
            case "number" -> new FieldValue.Number(Json.decimal(name, node));
            case "instant" -> new FieldValue.Time(Json.instant(name, node));
            case "boolean" -> new FieldValue.Flag(Json.flag(name, node));
            case "money" -> money(name, node);
            case "list" -> list(name, node);
            default -> throw Json.wrong(name, "has an unknown type");
        };
    }

    private static FieldValue money(String name, JsonNode node) {
        if (!node.isObject()) {
            return new FieldValue.Money(Json.decimal(name, node), null);
        }
        var amount = Json.optional(node, "amount").orElseThrow(() -> Json.wrong(name + ".amount", "is missing"));
        return new FieldValue.Money(
                Json.decimal(name, amount), Json.optionalText(node, "currency").orElse(null));
    }

    private static FieldValue list(String name, JsonNode node) {
        var texts = new ArrayList<String>();
        node.forEach(n -> texts.add(Json.bounded(name, n.asText(), LONGEST_KEY)));
        return new FieldValue.Texts(List.copyOf(texts));
    }
}
