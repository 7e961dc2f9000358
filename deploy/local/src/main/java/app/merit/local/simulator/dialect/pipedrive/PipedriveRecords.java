package app.merit.local.simulator.dialect.pipedrive;

import app.merit.local.simulator.record.Activity;
import app.merit.local.simulator.record.CrmUser;
import app.merit.local.simulator.record.Deal;
import app.merit.local.simulator.rest.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Records as webhooks and API version 2 show them. */
final class PipedriveRecords {
    static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'Z'").withZone(ZoneOffset.UTC);

    private PipedriveRecords() {}

    static ObjectNode deal(Deal deal) {
        Instant closedAt = deal.closedAt();
        String closed = closedAt == null ? null : TIME.format(closedAt);
        boolean won = deal.status() == Deal.Status.WON;
        ObjectNode json = Json.object()
                .put("id", deal.number())
                .put("title", "Deal " + deal.number())
                .put("status", status(deal))
                .put("value", deal.amount())
                .put("currency", Deal.CURRENCY)
                .put("owner_id", Long.parseLong(deal.owner()))
                .put("creator_user_id", Long.parseLong(deal.owner()))
                .put("stage_id", deal.stage())
                .put("pipeline_id", 1)
                .put("add_time", TIME.format(deal.createdAt()))
                .put("update_time", TIME.format(deal.changedAt()))
                .put("stage_change_time", TIME.format(deal.changedAt()))
                .put("close_time", closed)
                .put("won_time", won ? closed : null)
                .put("first_won_time", won ? closed : null)
                .put("lost_time", won ? null : closed)
                .putNull("lost_reason")
                .putNull("expected_close_date")
                .put("is_archived", false)
                .put("is_deleted", false);
        json.putObject("custom_fields");
        return json;
    }

    static ObjectNode activity(Activity activity) {
        String changed = TIME.format(activity.changedAt());
        ObjectNode json = Json.object()
                .put("id", activity.number())
                .put("type", activity.kind().name().toLowerCase(Locale.ROOT))
                .put("subject", "Demo")
                .put("done", activity.done())
                .put("owner_id", Long.parseLong(activity.owner()))
                .put("deal_id", activity.dealNumber())
                .put("due_date", changed.substring(0, 10))
                .put("duration", activity.kind() == Activity.Kind.CALL ? duration(activity.seconds()) : null)
                .put("add_time", TIME.format(activity.createdAt()))
                .put("update_time", changed)
                .put("marked_as_done_time", activity.done() ? changed : null);
        json.putObject("custom_fields");
        return json;
    }

    static ObjectNode user(CrmUser user) {
        return Json.object()
                .put("id", Long.parseLong(user.id()))
                .put("name", user.name())
                .put("email", user.email())
                .put("active_flag", user.active())
                .put("is_admin", 0);
    }

    static String status(Deal deal) {
        return deal.status().name().toLowerCase(Locale.ROOT);
    }

    private static String duration(int seconds) {
        return "%02d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60);
    }
}
