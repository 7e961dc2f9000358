package app.merit.ingest.crm.dynamics365;

import app.merit.ingest.domain.CustomValue;
import app.merit.ingest.domain.Fields;
import app.merit.ingest.format.DeclaredTypes;
import app.merit.ingest.format.Json;
import app.merit.ingest.format.Times;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Columns of the company's own begin with a publisher's prefix: {@code new_region}. Choices come as their numbers, several
 * as the API writes them, with commas; references as ids. Texts that look like an address of a person are left out.
 */
final class CustomColumns {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]{1,8}_[a-z0-9_]{1,90}");
    /** The same amount once more, in the company's own currency. */
    private static final String IN_BASE_CURRENCY = "_base";

    private static final Pattern EMAIL = Pattern.compile("\\S+@\\S+\\.\\S+");

    private CustomColumns() {}

    static void read(Row row, Optional<String> currency, DeclaredTypes types, Fields.Builder fields) {
        row.columns().forEach((column, node) -> {
            if (!NAME.matcher(column).matches() || column.endsWith(IN_BASE_CURRENCY)) {
                return;
            }
            Optional<CustomValue> value = types.declares(column) && node.isValueNode()
                    ? types.read(column, Json.clean(node.asText()), Cells.time(node))
                    : value(node, row.has(column + IN_BASE_CURRENCY), currency);
            Rows.custom(row, column, fields, value);
        });
    }

    private static Optional<CustomValue> value(JsonNode node, boolean money, Optional<String> currency) {
        if (node.isBoolean()) {
            return Optional.of(new CustomValue.Flag(node.booleanValue()));
        }
        if (node.isArray()) {
            return choices(node);
        }
        if (node.isObject() && node.has(Row.ID)) {
            return Cells.reference(node).map(CustomValue.Text::new);
        }
        boolean amount = money || Json.at(node, Row.MONEY).asBoolean(false);
        if (node.isNumber() || node.isObject()) {
            return Cells.decimal(node)
                    .map(number -> amount ? new CustomValue.Money(number, currency) : new CustomValue.Number(number));
        }
        return Json.text(node).map(String::strip).flatMap(text -> ofText(text, node));
    }

    private static Optional<CustomValue> ofText(String text, JsonNode node) {
        if (EMAIL.matcher(text).matches()) {
            return Optional.empty();
        }
        Optional<CustomValue> date = Times.date(text).map(CustomValue.Date::new);
        return date.or(() -> Cells.time(node).map(CustomValue.Time::new)).or(() -> CustomValue.text(text));
    }

    private static Optional<CustomValue> choices(JsonNode array) {
        List<String> numbers = new ArrayList<>();
        for (JsonNode element : array) {
            Optional<String> number = Cells.text(element);
            if (number.isEmpty()) {
                return Optional.empty();
            }
            numbers.add(number.get());
        }
        return CustomValue.text(String.join(",", numbers));
    }
}
