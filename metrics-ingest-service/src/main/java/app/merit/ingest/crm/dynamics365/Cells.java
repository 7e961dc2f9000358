package app.merit.ingest.crm.dynamics365;

import app.merit.ingest.format.Json;
import app.merit.ingest.format.JsonFields;
import app.merit.ingest.format.Times;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How Dataverse writes values: scalars, and objects with a {@code Value} or a reference inside. */
final class Cells {
    private static final Pattern DATE = Pattern.compile("/Date\\((-?[0-9]{1,15})([+-][0-9]{4})?\\)/");

    private Cells() {}

    static boolean isEmpty(JsonNode node) {
        return JsonFields.isCleared(node)
                || node.isObject()
                        && node.has("Value")
                        && Json.at(node, "Value").isNull();
    }

    /** A text, a number or the number of a choice. */
    static Optional<String> text(JsonNode node) {
        return Json.text(plain(node)).map(String::strip).filter(text -> !text.isEmpty() && text.length() <= 255);
    }

    /** A number, an amount or the number of a choice. */
    static Optional<BigDecimal> decimal(JsonNode node) {
        return Json.decimal(plain(node));
    }

    static Optional<String> reference(JsonNode node) {
        return Json.text(node.isObject() ? Json.at(node, Row.ID) : node).flatMap(Guids::parse);
    }

    /** {@code /Date(ms)/}, whose milliseconds are UTC whatever offset follows, or ISO. */
    static Optional<Instant> time(JsonNode node) {
        return Json.text(node).map(String::strip).flatMap(text -> {
            Matcher date = DATE.matcher(text);
            return date.matches() ? Times.unixMillis(date.group(1)) : Times.iso(text);
        });
    }

    /** The digits within {@code /Date(...)/}, for keys; else the text itself. */
    static Optional<String> millis(JsonNode node) {
        return Json.text(node).map(String::strip).map(text -> {
            Matcher date = DATE.matcher(text);
            return date.matches() ? date.group(1) : text;
        });
    }

    /** Minutes of the offset behind the milliseconds; 0 if there is none. */
    static int offsetMinutes(JsonNode node) {
        Matcher date = DATE.matcher(Json.text(node).orElse("").strip());
        if (!date.matches() || date.group(2) == null) {
            return 0;
        }
        int digits = Integer.parseInt(date.group(2).substring(1));
        int minutes = digits / 100 * 60 + digits % 100;
        return date.group(2).startsWith("-") ? -minutes : minutes;
    }

    /** {@code YYYY-MM-DD}, or midnight in UTC. */
    static Optional<LocalDate> date(JsonNode node) {
        return Json.text(node)
                .flatMap(Times::date)
                .or(() -> time(node).map(at -> at.atZone(ZoneOffset.UTC).toLocalDate()));
    }

    private static JsonNode plain(JsonNode node) {
        return node.isObject() && node.has("Value") ? Json.at(node, "Value") : node;
    }
}
