package app.merit.ingest.crm.close;

import app.merit.ingest.domain.CustomValue;
import app.merit.ingest.domain.Field;
import app.merit.ingest.domain.Fields;
import app.merit.ingest.format.Json;
import app.merit.ingest.format.JsonFields;
import app.merit.ingest.format.Times;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/**
 * What the days of winning and losing are worth. Close states days, which people can edit: they are plain fields. With a
 * zone the company says that it keeps them, and the moment is noon of that day there.
 */
record Dates(Optional<ZoneId> zone) {
    static final String OPTION = "date-zone";

    static Dates of(Map<String, String> options) {
        return new Dates(stated(options).flatMap(Dates::zoneOf));
    }

    static Optional<String> complaint(Map<String, String> options) {
        return stated(options)
                .filter(name -> zoneOf(name).isEmpty())
                .map(_ -> "options." + OPTION + " must be a time zone such as Europe/Berlin");
    }

    void read(JsonNode record, String key, Field field, Fields.Builder fields) {
        JsonNode node = Json.at(record, key);
        if (JsonFields.isCleared(node)) {
            fields.clear(field).clearCustom(key);
            return;
        }
        Optional<String> text = Json.text(node);
        text.flatMap(Times::iso).ifPresent(at -> fields.set(field, at));
        text.flatMap(Times::date).ifPresent(day -> {
            fields.custom(key, new CustomValue.Date(day));
            zone.ifPresent(place ->
                    fields.set(field, day.atTime(LocalTime.NOON).atZone(place).toInstant()));
        });
    }

    private static Optional<String> stated(Map<String, String> options) {
        return Optional.ofNullable(options.get(OPTION)).filter(name -> !name.isBlank());
    }

    private static Optional<ZoneId> zoneOf(String name) {
        try {
            return Optional.of(ZoneId.of(name.strip()));
        } catch (DateTimeException unknown) {
            return Optional.empty();
        }
    }
}
