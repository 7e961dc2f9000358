package app.merit.ingest.crm.bitrix24;

import app.merit.ingest.domain.CustomValue;
import app.merit.ingest.domain.Field;
import app.merit.ingest.domain.Fields;
import app.merit.ingest.format.Ids;
import app.merit.ingest.format.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The answer of {@code crm.deal.get}, and one row of {@code crm.deal.list}. */
final class DealRecord {
    /** What is kept of a deal beside the company's own fields: no title, no comment, no contact. */
    static final Set<String> KEPT = Set.of(
            "ID",
            "STAGE_ID",
            "STAGE_SEMANTIC_ID",
            "CLOSED",
            "CATEGORY_ID",
            "OPPORTUNITY",
            "CURRENCY_ID",
            "ASSIGNED_BY_ID",
            "DATE_CREATE",
            "DATE_MODIFY",
            "MOVED_TIME",
            "CLOSEDATE",
            "TYPE_ID",
            "SOURCE_ID");

    private static final String PLANNED_CLOSE = "CLOSEDATE";
    private static final List<String> CLASSES = List.of("TYPE_ID", "SOURCE_ID");

    private DealRecord() {}

    static Fields read(JsonNode deal) {
        Fields.Builder fields = Fields.builder();
        Values.user(deal, "ASSIGNED_BY_ID", Field.OWNER, fields);
        Values.read(deal, "STAGE_ID", Field.STAGE, fields, Json::id);
        Values.read(
                deal,
                "CATEGORY_ID",
                Field.PIPELINE,
                fields,
                node -> Json.text(node).flatMap(Ids::parse));
        Values.read(deal, "OPPORTUNITY", Field.AMOUNT, fields, Json::decimal);
        Values.read(deal, "CURRENCY_ID", Field.CURRENCY, fields, Values::currency);
        Values.read(deal, "DATE_CREATE", Field.CREATED_AT, fields, Values::time);
        Values.read(deal, "MOVED_TIME", Field.STAGE_ENTERED_AT, fields, Values::time);
        outcome(deal).ifPresent(status -> outcome(status, Values.time(Json.at(deal, "MOVED_TIME")), fields));
        plannedClose(deal, PLANNED_CLOSE, fields);
        CLASSES.forEach(key -> Values.custom(deal, key, fields));
        CustomFields.read(deal, fields);
        return fields.build();
    }

    private static Optional<String> outcome(JsonNode deal) {
        return switch (Json.text(Json.at(deal, "STAGE_SEMANTIC_ID")).orElse("")) {
            case "S" -> Optional.of("won");
            case "F" -> Optional.of("lost");
            case "P" -> Optional.of("open");
            // Closed alone does not say how.
            default ->
                Values.flag(Json.at(deal, "CLOSED")).filter(closed -> !closed).map(_ -> "open");
        };
    }

    /**
     * A deal is closed by its move to a closing stage, and the time of the last move is kept by Bitrix24 itself: that is
     * the moment. {@code CLOSEDATE} is not: people plan it and can alter it afterwards, and it has no time of day. A lost
     * deal that is moved on to another lost stage shows the time of that move.
     */
    static void outcome(String status, Optional<Instant> moved, Fields.Builder fields) {
        fields.set(Field.STATUS, status);
        if (status.equals("open")) {
            fields.clear(Field.CLOSED_AT).clear(Field.WON_AT).clear(Field.LOST_AT);
            return;
        }
        boolean won = status.equals("won");
        fields.clear(won ? Field.LOST_AT : Field.WON_AT);
        moved.ifPresent(at -> fields.set(Field.CLOSED_AT, at).set(won ? Field.WON_AT : Field.LOST_AT, at));
    }

    /** A date that people type in: a plain field, never a moment. */
    static void plannedClose(JsonNode record, String key, Fields.Builder fields) {
        JsonNode node = Json.at(record, key);
        if (Values.isEmpty(node)) {
            fields.clearCustom(key);
        }
        Values.date(node).ifPresent(date -> fields.custom(key, new CustomValue.Date(date)));
    }
}
