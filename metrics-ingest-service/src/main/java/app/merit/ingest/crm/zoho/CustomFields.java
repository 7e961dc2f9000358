package app.merit.ingest.crm.zoho;

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

/**
 * Zoho names its own fields and the company's alike, so all are carried but those that Merit knows otherwise, those that
 * hold names and texts, and what looks like an address of a person. Lookups come as ids.
 */
final class CustomFields {
    private static final Set<String> KNOWN = Set.of(
            "id",
            "Owner",
            "Stage",
            "Pipeline",
            "Amount",
            "Currency",
            "Created_Time",
            "Modified_Time",
            "Created_By",
            "Modified_By",
            "Tag",
            "Layout",
            "Record_Image",
            "Last_Activity_Time",
            "Locked__s",
            "Exchange_Rate",
            "Unsubscribed_Mode",
            "Unsubscribed_Time");

    private static final Set<String> PERSONAL =
            Set.of("Deal_Name", "Description", "Next_Step", "Contact_Name", "Account_Name", "Email", "Phone", "Mobile");

    private static final Pattern API_NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,99}");
    private static final Pattern PERSON = Pattern.compile("\\S+@\\S+\\.\\S+|\\+[0-9 ()/-]{6,30}");

    private CustomFields() {}

    static void read(JsonNode record, Fields.Builder fields) {
        record.properties().forEach(entry -> {
            String key = entry.getKey();
            if (KNOWN.contains(key)
                    || PERSONAL.contains(key)
                    || !API_NAME.matcher(key).matches()) {
                return;
            }
            if (Values.isEmpty(entry.getValue())) {
                fields.clearCustom(key);
            } else {
                value(entry.getValue()).ifPresent(value -> fields.custom(key, value));
            }
        });
    }

    private static Optional<CustomValue> value(JsonNode node) {
        if (node.isBoolean()) {
            return Optional.of(new CustomValue.Flag(node.booleanValue()));
        }
        if (node.isNumber()) {
            return Json.decimal(node).map(CustomValue.Number::new);
        }
        if (node.isObject()) {
            return Values.id(node).map(CustomValue.Text::new);
        }
        return node.isArray() ? items(node) : Json.text(node).map(String::strip).flatMap(CustomFields::ofText);
    }

    private static Optional<CustomValue> ofText(String text) {
        if (PERSON.matcher(text).matches()) {
            return Optional.empty();
        }
        Optional<CustomValue> date = Times.date(text).map(CustomValue.Date::new);
        return date.or(() -> Times.iso(text).map(CustomValue.Time::new)).or(() -> CustomValue.text(text));
    }

    /** Choices; a list of records, which is a table within the deal, is none. */
    private static Optional<CustomValue> items(JsonNode array) {
        List<String> texts = new ArrayList<>();
        for (JsonNode element : array) {
            Optional<String> text = Json.text(element).filter(choice -> choice.length() <= CustomValue.MAX_ELEMENT);
            if (text.isEmpty() || PERSON.matcher(text.get()).matches()) {
                return Optional.empty();
            }
            texts.add(text.get());
        }
        return Optional.of(new CustomValue.Items(texts));
    }
}
