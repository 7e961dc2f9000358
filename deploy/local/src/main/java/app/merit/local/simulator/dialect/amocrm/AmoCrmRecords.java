package app.merit.local.simulator.dialect.amocrm;

import app.merit.local.simulator.record.Activity;
import app.merit.local.simulator.record.Deal;
import app.merit.local.simulator.rest.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.RoundingMode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Records as the API shows them. */
final class AmoCrmRecords {
    private AmoCrmRecords() {}

    static ObjectNode lead(Deal deal) {
        ObjectNode json = Json.object()
                .put("id", deal.number())
                .put("name", "Сделка " + deal.number())
                .put("price", deal.amount().setScale(0, RoundingMode.HALF_UP).longValueExact())
                .put("responsible_user_id", Long.parseLong(deal.owner()))
                .put("status_id", AmoCrmAccount.status(deal))
                .put("pipeline_id", AmoCrmAccount.PIPELINE)
                .putNull("loss_reason_id")
                .put("created_by", Long.parseLong(deal.owner()))
                .put("updated_by", Long.parseLong(deal.owner()))
                .put("created_at", deal.createdAt().getEpochSecond())
                .put("updated_at", deal.changedAt().getEpochSecond())
                .put("closed_at", seconds(deal.closedAt()))
                .put("is_deleted", false)
                .putNull("custom_fields_values")
                .put("account_id", AmoCrmAccount.ID);
        ObjectNode embedded = json.putObject("_embedded");
        embedded.putArray("tags");
        embedded.putArray("contacts");
        embedded.putArray("companies");
        return json;
    }

    static ObjectNode task(Activity task) {
        boolean meeting = task.kind() == Activity.Kind.MEETING;
        return owned(task)
                .put("duration", task.seconds())
                .put("is_completed", task.done())
                .put("task_type_id", meeting ? AmoCrmAccount.MEETING : AmoCrmAccount.FOLLOW_UP)
                .put("text", "Демо")
                .put("entity_type", "leads")
                .put("complete_till", task.changedAt().getEpochSecond());
    }

    static ObjectNode note(Activity call) {
        ObjectNode json = owned(call).put("note_type", "call_out");
        json.putObject("params")
                .put("uniq", "demo-" + call.number())
                .put("duration", call.seconds())
                .put("source", "merit-demo");
        return json;
    }

    private static ObjectNode owned(Activity activity) {
        long owner = Long.parseLong(activity.owner());
        return Json.object()
                .put("id", activity.number())
                .put("entity_id", activity.dealNumber())
                .put("responsible_user_id", owner)
                .put("created_by", owner)
                .put("updated_by", owner)
                .put("created_at", activity.createdAt().getEpochSecond())
                .put("updated_at", activity.changedAt().getEpochSecond())
                .put("account_id", AmoCrmAccount.ID);
    }

    private static @Nullable Long seconds(@Nullable Instant at) {
        return at == null ? null : at.getEpochSecond();
    }
}
