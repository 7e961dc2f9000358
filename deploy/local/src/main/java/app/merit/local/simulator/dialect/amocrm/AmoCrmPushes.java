package app.merit.local.simulator.dialect.amocrm;

import app.merit.local.simulator.push.Form;
import app.merit.local.simulator.push.Pushes;
import app.merit.local.simulator.push.Subscription;
import app.merit.local.simulator.push.WebhookRequest;
import app.merit.local.simulator.record.Activity;
import app.merit.local.simulator.record.CrmEvent;
import app.merit.local.simulator.record.Deal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** amoCRM: a form body with nested keys, every value a text, the secret in the address. */
public final class AmoCrmPushes implements Pushes {
    private static final String LEAD = "2";
    private static final String OUTGOING_CALL = "11";

    private final Subscription subscription;

    public AmoCrmPushes(Subscription subscription) {
        this.subscription = subscription;
    }

    @Override
    public WebhookRequest write(CrmEvent event, Instant sentAt) {
        Form form =
                switch (event) {
                    case CrmEvent.DealStep step -> deal(step.now(), step.before());
                    case CrmEvent.ActivityStep step -> activity(step.now(), step.before() == null);
                    case CrmEvent.DealGone gone -> deletion(gone.last());
                    case CrmEvent.ActivityGone gone ->
                        new Form().add("task[delete][0][id]", gone.last().number());
                };
        form.add("account[id]", AmoCrmAccount.ID)
                .add("account[subdomain]", AmoCrmAccount.SUBDOMAIN)
                .add("account[_links][self]", "https://merit-demo.amocrm.ru");
        return new WebhookRequest(
                subscription.secretPath(),
                Map.of("Content-Type", Form.MEDIA_TYPE, "User-Agent", "amoCRM-Webhooks-client/2.0"),
                form.body());
    }

    private static Form deal(Deal now, @Nullable Deal before) {
        boolean moved = before != null && AmoCrmAccount.status(before) != AmoCrmAccount.status(now);
        String action = before == null ? "add" : moved ? "status" : "update";
        String record = "leads[" + action + "][0]";
        Form form = new Form()
                .add(record + "[id]", now.number())
                .add(record + "[name]", "Сделка " + now.number())
                .add(record + "[status_id]", AmoCrmAccount.status(now))
                .add(
                        record + "[price]",
                        now.amount().setScale(0, RoundingMode.HALF_UP).toPlainString())
                .add(record + "[responsible_user_id]", now.owner())
                .add(record + "[last_modified]", now.changedAt().getEpochSecond())
                .add(record + "[modified_user_id]", now.owner())
                .add(record + "[created_user_id]", now.owner())
                .add(record + "[date_create]", now.createdAt().getEpochSecond())
                .add(record + "[pipeline_id]", AmoCrmAccount.PIPELINE)
                .add(record + "[account_id]", AmoCrmAccount.ID)
                .add(record + "[created_at]", now.createdAt().getEpochSecond())
                .add(record + "[updated_at]", now.changedAt().getEpochSecond());
        if (before != null && moved) {
            form.add(record + "[old_status_id]", AmoCrmAccount.status(before));
        }
        return form;
    }

    private static Form deletion(Deal last) {
        return new Form()
                .add("leads[delete][0][id]", last.number())
                .add("leads[delete][0][status_id]", AmoCrmAccount.status(last))
                .add("leads[delete][0][pipeline_id]", AmoCrmAccount.PIPELINE);
    }

    private static Form activity(Activity activity, boolean created) {
        return activity.kind() == Activity.Kind.CALL ? call(activity) : task(activity, created);
    }

    /** A call is a note on the deal; telephony writes its length as JSON into the text. */
    private static Form call(Activity call) {
        String note = "leads[note][0][note]";
        return new Form()
                .add(note + "[id]", call.number())
                .add(note + "[note_type]", OUTGOING_CALL)
                .add(note + "[element_id]", call.dealNumber())
                .add(note + "[element_type]", LEAD)
                .add(note + "[text]", "{\"DURATION\":" + call.seconds() + ",\"SRC\":\"merit-demo\"}")
                .add(note + "[responsible_user_id]", call.owner())
                .add(note + "[created_by]", call.owner())
                .add(note + "[account_id]", AmoCrmAccount.ID)
                .add(note + "[created_at]", call.changedAt().getEpochSecond())
                .add(note + "[updated_at]", call.changedAt().getEpochSecond());
    }

    private static Form task(Activity task, boolean created) {
        boolean meeting = task.kind() == Activity.Kind.MEETING;
        String record = created && !task.done() ? "task[add][0]" : "task[update][0]";
        return new Form()
                .add(record + "[id]", task.number())
                .add(record + "[element_id]", task.dealNumber())
                .add(record + "[element_type]", LEAD)
                .add(record + "[task_type]", meeting ? AmoCrmAccount.MEETING : AmoCrmAccount.FOLLOW_UP)
                .add(record + "[text]", meeting ? "Встреча" : "Связаться")
                .add(record + "[status]", task.done() ? "1" : "0")
                .add(record + "[responsible_user_id]", task.owner())
                .add(record + "[account_id]", AmoCrmAccount.ID)
                .add(record + "[complete_before]", task.changedAt().getEpochSecond())
                .add(record + "[created_at]", task.createdAt().getEpochSecond())
                .add(record + "[updated_at]", task.changedAt().getEpochSecond());
    }
}
