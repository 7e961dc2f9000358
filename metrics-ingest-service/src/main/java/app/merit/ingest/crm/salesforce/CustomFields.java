package app.merit.ingest.crm.salesforce;

import app.merit.ingest.domain.CustomValue;
import app.merit.ingest.domain.Fields;
import app.merit.ingest.format.DeclaredTypes;
import app.merit.ingest.format.Json;
import app.merit.ingest.format.Times;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Fields of the company's own end in {@code __c}. REST gives their types away; SOAP writes all as text, where only numbers
 * of a custom field always have a point, and events write dates as milliseconds: a whole number of that size is carried
 * only if the option {@code types.<field>} says what it is.
 */
final class CustomFields {
    private static final String SUFFIX = "__c";
    /** More than an object can have. */
    private static final int MAX_FIELDS = 1_000;

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+\\.[0-9]+([eE]-?[0-9]{1,2})?");
    private static final Pattern LIKE_MILLIS = Pattern.compile("[0-9]{11,14}");
    private static final Pattern EMAIL = Pattern.compile("\\S+@\\S+\\.\\S+");

    private CustomFields() {}

    static void read(JsonNode record, DeclaredTypes types, Fields.Builder fields) {
        record.properties().stream()
                .filter(CustomFields::isOwn)
                .limit(MAX_FIELDS)
                .forEach(entry -> {
                    String key = entry.getKey();
                    if (Values.isEmpty(entry.getValue())) {
                        fields.clearCustom(key);
                    } else {
                        value(key, entry.getValue(), types).ifPresent(value -> fields.custom(key, value));
                    }
                });
    }

    private static boolean isOwn(Map.Entry<String, JsonNode> field) {
        return field.getKey().endsWith(SUFFIX) && field.getKey().length() <= 100;
    }

    private static Optional<CustomValue> value(String key, JsonNode node, DeclaredTypes types) {
        if (types.declares(key) && node.isValueNode()) {
            return types.read(key, Json.clean(node.asText()), Values.time(node));
        }
        if (node.isBoolean()) {
            return Optional.of(new CustomValue.Flag(node.booleanValue()));
        }
        if (node.isNumber()) {
            return node.isIntegralNumber() && LIKE_MILLIS.matcher(node.asText()).matches()
                    ? Optional.empty()
                    : Json.decimal(node).map(CustomValue.Number::new);
        }
        return Json.text(node).map(String::strip).flatMap(CustomFields::ofText);
    }

    private static Optional<CustomValue> ofText(String text) {
        if (text.equals("true") || text.equals("false")) {
            return Optional.of(new CustomValue.Flag(text.equals("true")));
        }
        if (NUMBER.matcher(text).matches()) {
            return Json.decimal(com.fasterxml.jackson.databind.node.TextNode.valueOf(text))
                    .map(CustomValue.Number::new);
        }
        if (EMAIL.matcher(text).matches()) {
            return Optional.empty();
        }
        Optional<CustomValue> date = Times.date(text).map(CustomValue.Date::new);
        return date.or(() -> Times.iso(text).map(CustomValue.Time::new)).or(() -> CustomValue.text(text));
    }
}
