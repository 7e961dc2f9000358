package app.merit.ingest.crm.amocrm;

import app.merit.ingest.domain.CustomValue;
import app.merit.ingest.domain.Fields;
import app.merit.ingest.format.Decimals;
import app.merit.ingest.format.FormNode;
import app.merit.ingest.format.Ids;
import app.merit.ingest.format.Json;
import app.merit.ingest.format.Times;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * {@code custom_fields[n]} by their id. {@code values} is a list of objects, a list of bare scalars (dates in seconds), or
 * one object. amoCRM names no types: plain decimals become numbers, an enum keeps its text.
 */
final class CustomFields {
    /** A number that reads the same when it is written again: no leading zeros, no sign but minus. */
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]{0,17})(\\.[0-9]{1,6})?");

    private static final Set<String> DATES = Set.of("date", "date_time", "birthday");
    private static final Set<String> PERSONAL =
            Set.of("streetaddress", "smart_address", "legal_entity", "file", "multitext");

    private CustomFields() {}

    static void read(FormNode list, Fields.Builder fields) {
        for (FormNode field : list.elements()) {
            field.text("id")
                    .flatMap(Ids::parse)
                    .ifPresent(id -> value(field.at("values")).ifPresent(value -> fields.custom(id, value)));
        }
    }

    /** {@code custom_fields_values} of the API; read to the same values as a webhook, which names no types. */
    static void readRest(JsonNode list, Fields.Builder fields) {
        list.forEach(field -> {
            String type = Json.text(Json.at(field, "field_type")).orElse("");
            Optional<String> id = Json.id(Json.at(field, "field_id")).filter(_ -> !PERSONAL.contains(type));
            id.ifPresent(
                    key -> restValue(type, Json.at(field, "values")).ifPresent(value -> fields.custom(key, value)));
        });
    }

    private static Optional<CustomValue> restValue(String type, JsonNode values) {
        if (values.size() == 1) {
            JsonNode element = values.path(0);
            Optional<String> text = restText(Json.at(element, "value"));
            return DATES.contains(type)
                    ? text.flatMap(CustomFields::bare)
                    : text.flatMap(value -> valued(value, element.hasNonNull("enum_id")));
        }
        List<String> texts = new ArrayList<>();
        values.forEach(element -> restText(Json.at(element, "value"))
                .filter(text -> text.length() <= CustomValue.MAX_ELEMENT)
                .ifPresent(texts::add));
        return texts.isEmpty() ? Optional.empty() : Optional.of(new CustomValue.Items(texts));
    }

    /** A box that is ticked is 1 in webhooks. */
    private static Optional<String> restText(JsonNode value) {
        if (value.isBoolean()) {
            return Optional.of(value.booleanValue() ? "1" : "0");
        }
        return Json.text(value)
                .or(() -> Json.decimal(value).map(BigDecimal::toPlainString))
                .filter(text -> !text.isBlank());
    }

    private static Optional<CustomValue> value(FormNode values) {
        if (values.at("value").scalar().isPresent()) {
            return one(values);
        }
        if (!values.isObject()) {
            return values.scalar().filter(text -> !text.isBlank()).flatMap(CustomFields::bare);
        }
        List<FormNode> elements = List.copyOf(values.elements());
        if (elements.size() == 1) {
            return one(elements.getFirst());
        }
        List<String> texts = elements.stream()
                .flatMap(element -> element.text("value").or(element::scalar).stream())
                .filter(text -> text.length() <= CustomValue.MAX_ELEMENT)
                .toList();
        return texts.isEmpty() ? Optional.empty() : Optional.of(new CustomValue.Items(texts));
    }

    private static Optional<CustomValue> one(FormNode element) {
        Optional<String> value = element.text("value");
        if (value.isEmpty()) {
            return element.scalar().filter(text -> !text.isBlank()).flatMap(CustomFields::bare);
        }
        return valued(value.get(), element.has("enum"));
    }

    private static Optional<CustomValue> valued(String text, boolean isEnum) {
        return !isEnum && NUMBER.matcher(text).matches()
                ? Decimals.parse(text).map(CustomValue.Number::new)
                : CustomValue.text(text);
    }

    private static Optional<CustomValue> bare(String text) {
        return Times.unixSeconds(text).<CustomValue>map(CustomValue.Time::new).or(() -> CustomValue.text(text));
    }
}
