package app.merit.ingest.crm.bitrix24;

import app.merit.ingest.domain.Field;
import app.merit.ingest.domain.Fields;
import app.merit.ingest.format.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;

/** An item of a smart process, {@code crm.item.get}: a deal by configuration. */
final class ItemRecord {
    static final Set<String> KEPT = Set.of(
            "id",
            "stageId",
            "categoryId",
            "opportunity",
            "currencyId",
            "assignedById",
            "createdTime",
            "updatedTime",
            "movedTime",
            "closedate",
            "sourceId");

    /** Stages of failure beside the one that every smart process has, with commas. */
    static final String LOST_STAGES = "lost-stages";

    private ItemRecord() {}

    static Fields read(JsonNode item, Map<String, String> options) {
        Fields.Builder fields = Fields.builder();
        Values.user(item, "assignedById", Field.OWNER, fields);
        Values.read(item, "stageId", Field.STAGE, fields, Json::id);
        Values.read(item, "categoryId", Field.PIPELINE, fields, Json::id);
        Values.read(item, "opportunity", Field.AMOUNT, fields, Json::decimal);
        Values.read(item, "currencyId", Field.CURRENCY, fields, Values::currency);
        Values.read(item, "createdTime", Field.CREATED_AT, fields, Values::time);
        Values.read(item, "movedTime", Field.STAGE_ENTERED_AT, fields, Values::time);
        Json.id(Json.at(item, "stageId"))
                .ifPresent(stage ->
                        DealRecord.outcome(status(stage, options), Values.time(Json.at(item, "movedTime")), fields));
        DealRecord.plannedClose(item, "closedate", fields);
        Values.custom(item, "sourceId", fields);
        CustomFields.read(item, fields);
        return fields.build();
    }

    /**
     * {@code DT1036_12:SUCCESS}: Bitrix24 gives each process one stage of success and one of failure under these names,
     * which cannot be removed. Whoever adds further stages of failure names them in the options; anything else is open,
     * so that an item that leaves the success stage stops counting.
     */
    private static String status(String stage, Map<String, String> options) {
        if (stage.endsWith(":SUCCESS")) {
            return "won";
        }
        boolean lost = stage.endsWith(":FAIL")
                || Arrays.stream(options.getOrDefault(LOST_STAGES, "").split(","))
                        .map(String::strip)
                        .anyMatch(stage::equals);
        return lost ? "lost" : "open";
    }
}
