package app.merit.local.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.RoundingMode;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** amoCRM: a form body with nested keys, every value a text, the secret in the address. */
final class AmoCrmFormat implements WireFormat {
    private static final String ACCOUNT = "30000001";
    private static final String PIPELINE = "7001";
    private static final int FIRST_STAGE = 7100;
    private static final String WON = "142";
    private static final String LOST = "143";
    private static final String LEAD = "2";
    private static final String OUTGOING_CALL = "11";
    private static final String MEETING = "2";

    private final String urlSecret;

    AmoCrmFormat(String urlSecret) {
        this.urlSecret = urlSecret;
    }

    @Override
    public WebhookRequest write(CrmEvent event, Instant sentAt) {
        Form form =
                switch (event) {
                    case CrmEvent.DealStep step -> deal(step);
                    case CrmEvent.Call call -> call(call);
                    case CrmEvent.Meeting meeting -> meeting(meeting);
                };
        form.add("account[id]", ACCOUNT)
                .add("account[subdomain]", "merit-demo")
                .add("account[_links][self]", "https://merit-demo.amocrm.ru");
        return new WebhookRequest(
                "/webhooks/" + CrmSource.AMOCRM.wireName() + "/" + urlSecret,
                Map.of(
                        "Content-Type", "application/x-www-form-urlencoded",
                        "User-Agent", "amoCRM-Webhooks-client/2.0"),
                form.body());
    }

    private static Form deal(CrmEvent.DealStep step) {
        Deal now = step.now();
        Deal before = step.before();
        String action = before == null ? "add" : status(before).equals(status(now)) ? "update" : "status";
        String record = "leads[" + action + "][0]";
        Form form = new Form()
                .add(record + "[id]", now.number())
                .add(record + "[name]", "Сделка " + now.number())
                .add(record + "[status_id]", status(now))
                .add(
                        record + "[price]",
                        now.amount().setScale(0, RoundingMode.HALF_UP).toPlainString())
                .add(record + "[responsible_user_id]", now.owner())
                .add(record + "[last_modified]", now.changedAt().getEpochSecond())
                .add(record + "[modified_user_id]", now.owner())
                .add(record + "[created_user_id]", now.owner())
                .add(record + "[date_create]", now.createdAt().getEpochSecond())
                .add(record + "[pipeline_id]", PIPELINE)
                .add(record + "[account_id]", ACCOUNT)
                .add(record + "[created_at]", now.createdAt().getEpochSecond())
                .add(record + "[updated_at]", now.changedAt().getEpochSecond());
        if (before != null && action.equals("status")) {
            form.add(record + "[old_status_id]", status(before));
        }
        return form;
    }

    /** A call is a note on the deal; telephony writes its length as JSON into the text. */
    private static Form call(CrmEvent.Call call) {
        String note = "leads[note][0][note]";
        return new Form()
                .add(note + "[id]", call.number())
                .add(note + "[note_type]", OUTGOING_CALL)
                .add(note + "[element_id]", call.dealNumber())
                .add(note + "[element_type]", LEAD)
                .add(note + "[text]", "{\"DURATION\":" + call.seconds() + ",\"SRC\":\"merit-demo\"}")
                .add(note + "[responsible_user_id]", call.owner())
                .add(note + "[created_by]", call.owner())
                .add(note + "[account_id]", ACCOUNT)
                .add(note + "[created_at]", call.at().getEpochSecond())
                .add(note + "[updated_at]", call.at().getEpochSecond());
    }

    private static Form meeting(CrmEvent.Meeting meeting) {
        String task = "task[update][0]";
        return new Form()
                .add(task + "[id]", meeting.number())
                .add(task + "[element_id]", meeting.dealNumber())
                .add(task + "[element_type]", LEAD)
                .add(task + "[task_type]", MEETING)
                .add(task + "[text]", "Встреча")
                .add(task + "[status]", "1")
                .add(task + "[responsible_user_id]", meeting.owner())
                .add(task + "[account_id]", ACCOUNT)
                .add(task + "[complete_before]", meeting.at().getEpochSecond())
                .add(task + "[created_at]", meeting.at().minusSeconds(3600).getEpochSecond())
                .add(task + "[updated_at]", meeting.at().getEpochSecond());
    }

    private static String status(Deal deal) {
        return switch (deal.status()) {
            case OPEN -> Integer.toString(FIRST_STAGE + deal.stage());
            case WON -> WON;
            case LOST -> LOST;
        };
    }

    /** Keys and values in the order they were added. */
    private static final class Form {
        private final List<String> pairs = new ArrayList<>();

        Form add(String key, Object value) {
            pairs.add(URLEncoder.encode(key, UTF_8) + "=" + URLEncoder.encode(value.toString(), UTF_8));
            return this;
        }

        byte[] body() {
            return String.join("&", pairs).getBytes(UTF_8);
        }
    }
}
