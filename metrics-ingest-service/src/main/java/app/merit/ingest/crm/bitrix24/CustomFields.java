package app.merit.ingest.crm.bitrix24;

import app.merit.ingest.domain.CustomValue;
import app.merit.ingest.domain.Fields;
import app.merit.ingest.format.Decimals;
import app.merit.ingest.format.Json;
import app.merit.ingest.format.Times;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Fields of the company's own ({@code UF_CRM_*}) and links to smart processes ({@code PARENT_ID_*}); items of smart
 * processes write both in camel case. Bitrix24 names no types: plain decimals become numbers, times with an offset
 * become times, the rest is text. Files come as objects with a login in their address and are never carried.
 */
final class CustomFields {
    private static final Pattern KEY = Pattern.compile("(UF_|PARENT_ID_|uf[A-Z]|parentId[0-9]).{0,100}");
    /** A number that reads the same when it is written again: no leading zeros, no sign but minus. */
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]{0,17})(\\.[0-9]{1,6})?");

    private static final Pattern MONEY = Pattern.compile("(-?[0-9]{1,20}(?:\\.[0-9]{1,8})?)\\|([A-Z]{3})?");
    /** A place: text, latitude and longitude. Addresses are personal. */
    private static final Pattern PLACE = Pattern.compile("(?s).*\\|-?[0-9.]*;-?[0-9.]*(\\|.*)?");

    private CustomFields() {}

    static boolean isCustom(String key) {
        return KEY.matcher(key).matches();
    }

    static void read(JsonNode record, Fields.Builder fields) {
        record.properties().forEach(entry -> {
            if (isCustom(entry.getKey())) {
                read(entry.getKey(), entry.getValue(), fields);
            }
        });
    }

    private static void read(String key, JsonNode node, Fields.Builder fields) {
        if (isCleared(node) || key.toUpperCase(Locale.ROOT).startsWith("PARENT") && isZero(node)) {
            fields.clearCustom(key);
        } else if (node.isArray()) {
            list(node).ifPresent(value -> fields.custom(key, value));
        } else {
            one(node).ifPresent(value -> fields.custom(key, value));
        }
    }

    /** A field of several values that has none comes as {@code false}. */
    private static boolean isCleared(JsonNode node) {
        return Values.isEmpty(node) || node.isArray() && node.isEmpty() || node.isBoolean() && !node.booleanValue();
    }

    private static boolean isZero(JsonNode node) {
        return Json.text(node).filter("0"::equals).isPresent();
    }

    private static Optional<CustomValue> list(JsonNode values) {
        List<String> texts = new ArrayList<>();
        values.forEach(element -> Json.text(element)
                .filter(text -> text.length() <= CustomValue.MAX_ELEMENT)
                .filter(text -> !PLACE.matcher(text).matches())
                .ifPresent(texts::add));
        return texts.isEmpty() ? Optional.empty() : Optional.of(new CustomValue.Items(texts));
    }

    private static Optional<CustomValue> one(JsonNode node) {
        if (node.isBoolean()) {
            return Optional.of(new CustomValue.Flag(node.booleanValue()));
        }
        if (node.isNumber()) {
            return Json.decimal(node).map(CustomValue.Number::new);
        }
        return Json.text(node).flatMap(CustomFields::typed);
    }

    private static Optional<CustomValue> typed(String text) {
        if (NUMBER.matcher(text).matches()) {
            return Decimals.parse(text).map(CustomValue.Number::new);
        }
        var money = MONEY.matcher(text);
        if (money.matches()) {
            return Decimals.parse(money.group(1))
                    .map(amount -> new CustomValue.Money(amount, Optional.ofNullable(money.group(2))));
        }
        if (text.length() > CustomValue.MAX_TEXT || PLACE.matcher(text).matches()) {
            return Optional.empty();
        }
        return Times.iso(text).<CustomValue>map(CustomValue.Time::new).or(() -> CustomValue.text(text));
    }
}
