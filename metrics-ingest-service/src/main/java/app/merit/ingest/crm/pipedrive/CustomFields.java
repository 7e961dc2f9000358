package app.merit.ingest.crm.pipedrive;

import app.merit.ingest.domain.CustomValue;
import app.merit.ingest.domain.Fields;
import app.merit.ingest.format.Json;
import app.merit.ingest.format.Times;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Fields of the company's own, named by 40 hex digits. Options, people and organisations come as ids only. */
final class CustomFields {
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{40}");
    private static final Set<String> PERSONAL = Set.of("address", "phone");
    private static final String CURRENCY_SUFFIX = "_currency";
    private static final String ADDRESS_SUFFIX = "_formatted_address";

    private CustomFields() {}

    static void readV2(JsonNode customFields, Fields.Builder fields) {
        customFields.properties().forEach(entry -> {
            if (!HASH.matcher(entry.getKey()).matches()) {
                return;
            }
            if (entry.getValue().isNull()) {
                fields.clearCustom(entry.getKey());
            } else {
                typed(entry.getValue()).ifPresent(value -> fields.custom(entry.getKey(), value));
            }
        });
    }

    /** Version 1 puts them beside the standard fields; a suffix to the same hash tells money and addresses. */
    static void readV1(JsonNode deal, Fields.Builder fields) {
        deal.properties().forEach(entry -> {
            String hash = entry.getKey();
            if (!HASH.matcher(hash).matches() || deal.has(hash + ADDRESS_SUFFIX)) {
                return;
            }
            if (entry.getValue().isNull()) {
                fields.clearCustom(hash);
            } else if (deal.has(hash + CURRENCY_SUFFIX)) {
                money(entry.getValue(), Json.at(deal, hash + CURRENCY_SUFFIX))
                        .ifPresent(value -> fields.custom(hash, value));
            } else {
                plain(entry.getValue()).ifPresent(value -> fields.custom(hash, value));
            }
        });
    }

    private static Optional<CustomValue> typed(JsonNode field) {
        if (!field.isObject()) {
            return plain(field);
        }
        String type = Json.at(field, "type").asText();
        JsonNode value = Json.at(field, "value");
        if (PERSONAL.contains(type)) {
            return Optional.empty();
        }
        if (field.has("values")) {
            return Optional.of(new CustomValue.Items(elements(Json.at(field, "values"))));
        }
        if (field.has("from") || field.has("until")) {
            return range(field);
        }
        if (field.has("currency")) {
            return money(value, Json.at(field, "currency"));
        }
        if (!field.has("value")) {
            return Values.id(Json.at(field, "id")).map(CustomValue.Text::new);
        }
        return switch (type) {
            case "double", "int" -> Json.decimal(value).map(CustomValue.Number::new);
            case "date" -> Json.text(value).flatMap(Times::date).map(CustomValue.Date::new);
            default -> plain(value);
        };
    }

    private static Optional<CustomValue> plain(JsonNode node) {
        if (node.isBoolean()) {
            return Optional.of(new CustomValue.Flag(node.booleanValue()));
        }
        if (node.isNumber()) {
            return Json.decimal(node).map(CustomValue.Number::new);
        }
        if (node.isObject()) {
            return Values.id(node).map(CustomValue.Text::new);
        }
        return Json.text(node).filter(text -> !text.isEmpty()).flatMap(CustomValue::text);
    }

    private static Optional<CustomValue> money(JsonNode amount, JsonNode currency) {
        return Json.decimal(amount).map(value -> new CustomValue.Money(value, DealRecord.currency(currency)));
    }

    private static Optional<CustomValue> range(JsonNode field) {
        List<String> ends = new ArrayList<>();
        for (String end : List.of("from", "until")) {
            Json.text(Json.at(field, end))
                    .filter(text -> text.length() <= CustomValue.MAX_ELEMENT)
                    .ifPresent(ends::add);
        }
        return ends.isEmpty() ? Optional.empty() : Optional.of(new CustomValue.Items(ends));
    }

    private static List<String> elements(JsonNode values) {
        List<String> texts = new ArrayList<>();
        values.forEach(element -> Values.id(element).ifPresent(texts::add));
        return texts;
    }
}
