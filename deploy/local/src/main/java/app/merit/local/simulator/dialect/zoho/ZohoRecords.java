package app.merit.local.simulator.dialect.zoho;

import app.merit.local.simulator.record.Activity;
import app.merit.local.simulator.record.CrmUser;
import app.merit.local.simulator.record.Deal;
import app.merit.local.simulator.rest.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.OptionalLong;

/** Records as the API shows them; ids have 19 digits, stages are labels. */
final class ZohoRecords {
    static final List<String> STAGES = List.of("Erstkontakt", "Angebot", "Verhandlung");
    static final String WON = "Gewonnen";
    static final String LOST = "Verloren";

    private static final String ID_SPACE = "4150868";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx").withZone(ZoneOffset.ofHours(1));

    private ZohoRecords() {}

    static String id(long number) {
        return ID_SPACE + "%012d".formatted(number);
    }

    static OptionalLong number(String id) {
        return id.matches(ID_SPACE + "\\d{12}")
                ? OptionalLong.of(Long.parseLong(id.substring(ID_SPACE.length())))
                : OptionalLong.empty();
    }

    static String module(Activity.Kind kind) {
        return switch (kind) {
            case CALL -> "Calls";
            case MEETING -> "Events";
            case TASK -> "Tasks";
        };
    }

    static ObjectNode deal(Deal deal) {
        Instant closed = deal.closedAt();
        ObjectNode json = record(deal.number(), deal.owner(), deal.createdAt(), deal.changedAt())
                .put("Deal_Name", "Deal " + deal.number())
                .put("Stage", stage(deal))
                .put("Amount", deal.amount())
                .put("Currency", Deal.CURRENCY)
                .put("Closing_Date", closed == null ? null : TIME.format(closed).substring(0, 10))
                .put("Stage_Modified_Time", TIME.format(deal.changedAt()));
        json.putObject("Pipeline").put("name", "Standard").put("id", id(1));
        return json;
    }

    static ObjectNode activity(Activity activity) {
        ObjectNode json = record(activity.number(), activity.owner(), activity.createdAt(), activity.changedAt())
                .put("Subject", "Demo")
                .put("$se_module", "Deals");
        json.putObject("What_Id").put("id", id(activity.dealNumber())).put("name", "Deal " + activity.dealNumber());
        Instant start = activity.changedAt().minusSeconds(activity.seconds());
        switch (activity.kind()) {
            case CALL ->
                json.put("Call_Type", "Outbound")
                        .put("Call_Status", activity.done() ? "Completed" : "Scheduled")
                        .put("Outgoing_Call_Status", activity.done() ? "Completed" : "Scheduled")
                        .put("Call_Start_Time", TIME.format(start))
                        .put("Call_Duration", "%02d:%02d".formatted(activity.seconds() / 60, activity.seconds() % 60))
                        .put("Call_Duration_in_seconds", activity.seconds());
            case MEETING ->
                json.put("Start_DateTime", TIME.format(start)).put("End_DateTime", TIME.format(activity.changedAt()));
            case TASK ->
                json.put("Status", activity.done() ? "Completed" : "Not Started")
                        .put("Closed_Time", activity.done() ? TIME.format(activity.changedAt()) : null);
        }
        return json;
    }

    static ObjectNode user(CrmUser user) {
        return Json.object()
                .put("id", user.id())
                .put("full_name", user.name())
                .put("email", user.email())
                .put("status", user.active() ? "active" : "inactive");
    }

    private static ObjectNode record(long number, String owner, Instant createdAt, Instant changedAt) {
        ObjectNode json = Json.object().put("id", id(number));
        json.putObject("Owner").put("id", owner).put("name", "Demo");
        return json.put("Created_Time", TIME.format(createdAt)).put("Modified_Time", TIME.format(changedAt));
    }

    private static String stage(Deal deal) {
        return switch (deal.status()) {
            case OPEN -> STAGES.get(deal.stage() - 1);
            case WON -> WON;
            case LOST -> LOST;
        };
    }
}
