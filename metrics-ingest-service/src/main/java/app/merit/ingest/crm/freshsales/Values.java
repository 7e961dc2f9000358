package app.merit.ingest.crm.freshsales;

import app.merit.ingest.domain.Field;
import app.merit.ingest.domain.Fields;
import app.merit.ingest.format.Currencies;
import app.merit.ingest.format.Ids;
import app.merit.ingest.format.Json;
import app.merit.ingest.format.JsonFields;
import app.merit.ingest.format.Times;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The values of a filled template. */
record Values(JsonNode body, Template template) {
    private static final int MAX_TIME = 40;
    private static final Set<String> YES = Set.of("true", "1", "yes", "completed", "done");
    private static final Set<String> NO = Set.of("false", "0", "no", "open", "pending");

    Fields deal(String id) {
        Fields.Builder fields = common();
        fields.setIf(Field.URL, template.link(id));
        put("stage", Field.STAGE, fields, Values::name);
        put("pipeline", Field.PIPELINE, fields, Values::name);
        put("amount", Field.AMOUNT, fields, Json::decimal);
        put("currency", Field.CURRENCY, fields, node -> Json.text(node).flatMap(Currencies::code));
        fields.setIf(Field.STATUS, status());
        return fields.build();
    }

    /** @param ofEvent the type that the event names, if the body has none */
    Fields activity(Optional<String> ofEvent) {
        Fields.Builder fields = common();
        String type = Json.text(template.at(body, "activityType"))
                .map(FilledTemplate::lower)
                .orElse("");
        if (!type.isEmpty()) {
            fields.set(Field.ACTIVITY_TYPE, Field.ACTIVITY_TYPE.allows(type) ? type : "other");
        } else {
            fields.setIf(Field.ACTIVITY_TYPE, ofEvent);
        }
        fields.setIf(Field.DONE, flag(template.at(body, "done")));
        fields.setIf(Field.DONE_AT, time("doneAt"));
        put("durationSeconds", Field.DURATION_SECONDS, fields, Json::decimal);
        put("dealId", Field.DEAL_ID, fields, node -> Json.text(node).flatMap(Ids::parseNonZero));
        return fields.build();
    }

    private Fields.Builder common() {
        Fields.Builder fields = Fields.builder();
        put("owner", Field.OWNER, fields, node -> Json.text(node).flatMap(Ids::parseNonZero));
        fields.setIf(Field.CREATED_AT, time("createdAt"));
        template.custom(body).forEach((key, node) -> JsonFields.custom(node, key, fields, JsonFields::plain));
        return fields;
    }

    /** Listed values of the stage, or of the status if the body has one, prove an outcome; a mere label does not. */
    private Optional<String> status() {
        Optional<String> status = Json.text(template.at(body, "status"))
                .map(FilledTemplate::lower)
                .filter(text -> !text.isEmpty());
        String word = status.or(() -> Json.text(template.at(body, "stage")).map(FilledTemplate::lower))
                .orElse("");
        Optional<String> listed = outcome(template, word);
        return listed.or(() -> status.filter(Field.STATUS::allows));
    }

    /** With won and lost listed, all else is open; with one of them alone the other cannot be told apart. */
    static Optional<String> outcome(Template template, String word) {
        if (word.isEmpty()) {
            return Optional.empty();
        }
        if (template.list("won").contains(word)) {
            return Optional.of("won");
        }
        if (template.list("lost").contains(word)) {
            return Optional.of("lost");
        }
        boolean allListed =
                !template.list("won").isEmpty() && !template.list("lost").isEmpty();
        boolean open = template.list("open").contains(word)
                || allListed && template.list("open").isEmpty();
        return open ? Optional.of("open") : Optional.empty();
    }

    Optional<Instant> time(String field) {
        return Json.text(template.at(body, field)).map(String::strip).flatMap(this::timeOf);
    }

    /** With an offset, in UTC where it says so, in digits since 1970, or without a zone if the options name one. */
    private Optional<Instant> timeOf(String text) {
        if (text.length() > MAX_TIME) {
            return Optional.empty();
        }
        String utc = text.replaceFirst(" UTC$", "Z").replaceFirst("^([0-9-]{10}) ", "$1T");
        return Times.iso(utc)
                .or(() -> Times.unixAny(text))
                .or(() -> template.zone().flatMap(zone -> {
                    try {
                        return Times.iso(LocalDateTime.parse(utc)
                                .atZone(zone)
                                .toOffsetDateTime()
                                .toString());
                    } catch (DateTimeException noTime) {
                        return Optional.empty();
                    }
                }));
    }

    private void put(String field, Field target, Fields.Builder fields, Function<JsonNode, Optional<?>> reading) {
        JsonNode node = template.at(body, field);
        if (JsonFields.isCleared(node)) {
            fields.clear(target);
        } else {
            fields.setIf(target, reading.apply(node));
        }
    }

    /** Stages and pipelines may be names with spaces. */
    private static Optional<String> name(JsonNode node) {
        return Json.text(node).map(String::strip).filter(text -> !text.isEmpty() && text.length() <= 128);
    }

    private static Optional<Boolean> flag(JsonNode node) {
        String word = node.isBoolean()
                ? Boolean.toString(node.booleanValue())
                : Json.text(node).map(FilledTemplate::lower).orElse("");
        return YES.contains(word) ? Optional.of(true) : NO.contains(word) ? Optional.of(false) : Optional.empty();
    }
}
