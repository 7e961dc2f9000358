package app.merit.local.simulator.dialect.hubspot;

import app.merit.local.simulator.record.Activity;
import app.merit.local.simulator.record.CrmUser;
import app.merit.local.simulator.record.Deal;
import app.merit.local.simulator.rest.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;

/** Objects as the API shows them: properties are texts, and only those that were asked for. */
final class HubSpotRecords {
    static final List<String> STAGES = List.of("appointmentscheduled", "qualifiedtobuy", "contractsent");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private HubSpotRecords() {}

    static ObjectNode deal(Deal deal, Collection<String> wanted) {
        boolean won = deal.status() == Deal.Status.WON;
        Instant closed = deal.closedAt();
        ObjectNode properties = Json.object()
                .put("dealname", "Deal " + deal.number())
                .put("dealstage", stage(deal))
                .put("pipeline", "default")
                .put("amount", deal.amount().toPlainString())
                .put("deal_currency_code", Deal.CURRENCY)
                .put("closedate", closed == null ? "" : TIME.format(closed))
                .put("hubspot_owner_id", deal.owner())
                .put("hs_is_closed", Boolean.toString(!deal.isOpen()))
                .put("hs_is_closed_won", Boolean.toString(won))
                .put("hs_is_closed_lost", Boolean.toString(deal.status() == Deal.Status.LOST))
                .put("hs_v2_date_entered_current_stage", TIME.format(deal.changedAt()));
        return object(deal.number(), properties, deal.createdAt(), deal.changedAt(), wanted);
    }

    static ObjectNode activity(Activity activity, Collection<String> wanted) {
        ObjectNode properties = Json.object()
                .put("hubspot_owner_id", activity.owner())
                .put("hs_timestamp", TIME.format(activity.changedAt()));
        switch (activity.kind()) {
            case CALL ->
                properties
                        .put("hs_call_duration", Long.toString(activity.seconds() * 1000L))
                        .put("hs_call_status", activity.done() ? "COMPLETED" : "QUEUED")
                        .put("hs_call_direction", "OUTBOUND");
            case MEETING ->
                properties
                        .put("hs_meeting_outcome", activity.done() ? "COMPLETED" : "SCHEDULED")
                        .put(
                                "hs_meeting_start_time",
                                TIME.format(activity.changedAt().minusSeconds(activity.seconds())))
                        .put("hs_meeting_end_time", TIME.format(activity.changedAt()));
            case TASK ->
                properties
                        .put("hs_task_status", activity.done() ? "COMPLETED" : "NOT_STARTED")
                        .put("hs_task_type", "TODO")
                        .put("hs_task_completion_date", activity.done() ? TIME.format(activity.changedAt()) : "");
        }
        return object(activity.number(), properties, activity.createdAt(), activity.changedAt(), wanted);
    }

    static ObjectNode withDeal(ObjectNode object, Activity activity) {
        object.putObject("associations")
                .putObject("deals")
                .putArray("results")
                .add(Json.object()
                        .put("id", Long.toString(activity.dealNumber()))
                        .put("type", activity.kind().name().toLowerCase(java.util.Locale.ROOT) + "_to_deal"));
        return object;
    }

    static ObjectNode owner(CrmUser user) {
        String[] names = user.name().split(" ", 2);
        return Json.object()
                .put("id", user.id())
                .put("email", user.email())
                .put("firstName", names[0])
                .put("lastName", names.length > 1 ? names[1] : "")
                .put("archived", !user.active());
    }

    static String stage(Deal deal) {
        return switch (deal.status()) {
            case OPEN -> STAGES.get(deal.stage() - 1);
            case WON -> "closedwon";
            case LOST -> "closedlost";
        };
    }

    /** The property that says whether an activity is done. */
    static String status(Activity.Kind kind) {
        return switch (kind) {
            case CALL -> "hs_call_status";
            case MEETING -> "hs_meeting_outcome";
            case TASK -> "hs_task_status";
        };
    }

    private static ObjectNode object(
            long number, ObjectNode properties, Instant createdAt, Instant changedAt, Collection<String> wanted) {
        properties.retain(wanted);
        properties
                .put("hs_object_id", Long.toString(number))
                .put("createdate", TIME.format(createdAt))
                .put("hs_createdate", TIME.format(createdAt))
                .put("hs_lastmodifieddate", TIME.format(changedAt));
        ObjectNode object = Json.object().put("id", Long.toString(number));
        object.set("properties", properties);
        return object.put("createdAt", TIME.format(createdAt))
                .put("updatedAt", TIME.format(changedAt))
                .put("archived", false);
    }
}
