package app.merit.ingest.crm.standard;

import app.merit.ingest.domain.CustomValue;
import app.merit.ingest.domain.Fields;
import app.merit.ingest.format.Json;
import app.merit.ingest.format.Times;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads {@code custom}: a key to {@code {"type": ..., "value": ...}}, or to null if the field was cleared. */
final class CustomReader {
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,63}");
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

    private final String place;
    private final Faults faults;
    private final Fields.Builder fields;

    CustomReader(String place, Faults faults, Fields.Builder fields) {
        this.place = place;
        this.faults = faults;
        this.fields = fields;
    }

    void read(JsonNode object) {
        if (!object.isObject()) {
            faults.add(place, "must be an object");
            return;
        }
        for (var entry : object.properties()) {
            if (faults.areEnough()) {
                break;
            }
            member(entry.getKey(), entry.getValue());
        }
    }

    private void member(String key, JsonNode node) {
        String where = place + "." + Faults.shortened(key);
        if (!KEY.matcher(key).matches()) {
            faults.add(where, "must be named by letters, digits, dot, dash and underscore");
        } else if (node.isNull()) {
            fields.clearCustom(key);
        } else {
            value(Json.at(node, "type").asText(), Json.at(node, "value"))
                    .filter(_ -> node.size() == 2)
                    .ifPresentOrElse(
                            value -> fields.custom(key, value),
                            () -> faults.add(
                                    where,
                                    "must be {type, value} with a value of the type"
                                            + " text, number, date, instant, boolean, money or list"));
        }
    }

    private static Optional<CustomValue> value(String type, JsonNode value) {
        return switch (type) {
            case "text" -> textual(value).flatMap(CustomValue::text);
            case "number" -> Json.decimal(value).map(CustomValue.Number::new);
            case "date" -> textual(value).flatMap(Times::date).map(CustomValue.Date::new);
            case "instant" -> textual(value).flatMap(Times::iso).map(CustomValue.Time::new);
            case "boolean" -> FieldReader.flag(value).map(CustomValue.Flag::new);
            case "money" -> money(value);
            case "list" -> list(value);
            default -> Optional.empty();
        };
    }

    private static Optional<CustomValue> money(JsonNode value) {
        Optional<String> currency = textual(Json.at(value, "currency"))
                .filter(code -> CURRENCY.matcher(code).matches());
        return Json.decimal(Json.at(value, "amount"))
                .filter(_ -> currency.isPresent())
                .map(amount -> new CustomValue.Money(amount, currency));
    }

    private static Optional<CustomValue> list(JsonNode value) {
        List<String> texts = new ArrayList<>();
        value.forEach(element -> textual(element)
                .filter(t -> t.length() <= CustomValue.MAX_ELEMENT)
                .ifPresent(texts::add));
        return value.isArray() && texts.size() == value.size()
                ? Optional.of(new CustomValue.Items(texts))
                : Optional.empty();
    }

    private static Optional<String> textual(JsonNode node) {
        return node.isTextual() ? Json.text(node) : Optional.empty();
    }
}
