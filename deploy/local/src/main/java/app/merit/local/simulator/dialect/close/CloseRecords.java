package app.merit.local.simulator.dialect.close;

import app.merit.local.simulator.record.Activity;
import app.merit.local.simulator.record.CrmUser;
import app.merit.local.simulator.record.Deal;
import app.merit.local.simulator.rest.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.OptionalLong;

/** Records as webhooks and API show them: amounts in cents, each deal under a lead of its own. */
final class CloseRecords {
    static final String ORGANISATION = "orga_merit000000000000000000000000000000demo";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSSxxx").withZone(ZoneOffset.UTC);

    private CloseRecords() {}

    static String id(String prefix, long number) {
        return prefix + "_merit" + "%012d".formatted(number);
    }

    static OptionalLong number(String id) {
        return id.matches("(oppo|acti|task|lead)_merit\\d{12}")
                ? OptionalLong.of(Long.parseLong(id.substring("oppo_merit".length())))
                : OptionalLong.empty();
    }

    static String type(Activity.Kind kind) {
        return switch (kind) {
            case CALL -> "activity.call";
            case MEETING -> "activity.meeting";
            case TASK -> "task.lead";
        };
    }

    static String activityId(Activity activity) {
        return id(activity.kind() == Activity.Kind.TASK ? "task" : "acti", activity.number());
    }

    static ObjectNode opportunity(Deal deal) {
        Instant closed = deal.closedAt();
        String day = closed == null ? null : TIME.format(closed).substring(0, 10);
        return Json.object()
                .put("id", id("oppo", deal.number()))
                .put("organization_id", ORGANISATION)
                .put("lead_id", id("lead", deal.number()))
                .put("user_id", deal.owner())
                .put("status_id", status(deal))
                .put("status_label", status(deal))
                .put("status_type", statusType(deal))
                .put("pipeline_id", "pipe_merit000000000001")
                .put("value", deal.amount().movePointRight(2).longValueExact())
                .put("value_currency", Deal.CURRENCY)
                .put("value_period", "one_time")
                .put("date_created", TIME.format(deal.createdAt()))
                .put("date_updated", TIME.format(deal.changedAt()))
                .put("date_won", deal.status() == Deal.Status.WON ? day : null)
                .put("date_lost", deal.status() == Deal.Status.LOST ? day : null);
    }

    static ObjectNode activity(Activity activity) {
        ObjectNode json = Json.object()
                .put("id", activityId(activity))
                .put("organization_id", ORGANISATION)
                .put("lead_id", id("lead", activity.dealNumber()))
                .put("user_id", activity.owner())
                .put("date_created", TIME.format(activity.createdAt()))
                .put("date_updated", TIME.format(activity.changedAt()));
        return switch (activity.kind()) {
            case CALL ->
                json.put("_type", "Call")
                        .put("status", activity.done() ? "completed" : "in-progress")
                        .put("direction", "outbound")
                        .put("disposition", "answered")
                        .put("duration", activity.seconds());
            case MEETING ->
                json.put("_type", "Meeting")
                        .put("status", activity.done() ? "completed" : "upcoming")
                        .put("duration", activity.seconds())
                        .put("starts_at", TIME.format(activity.changedAt().minusSeconds(activity.seconds())))
                        .put("ends_at", TIME.format(activity.changedAt()));
            case TASK ->
                json.put("_type", "lead").put("assigned_to", activity.owner()).put("is_complete", activity.done());
        };
    }

    static ObjectNode user(CrmUser user) {
        String[] names = user.name().split(" ", 2);
        return Json.object()
                .put("id", user.id())
                .put("first_name", names[0])
                .put("last_name", names.length > 1 ? names[1] : "")
                .put("email", user.email());
    }

    private static String status(Deal deal) {
        return "stat_" + (deal.isOpen() ? "stage" + deal.stage() : statusType(deal));
    }

    private static String statusType(Deal deal) {
        return switch (deal.status()) {
            case OPEN -> "active";
            case WON -> "won";
            case LOST -> "lost";
        };
    }
}
