package app.merit.local.simulator.dialect.bitrix24;

import app.merit.local.simulator.push.Form;
import app.merit.local.simulator.push.Pushes;
import app.merit.local.simulator.push.Subscription;
import app.merit.local.simulator.push.WebhookRequest;
import app.merit.local.simulator.record.CrmEvent;
import java.time.Instant;
import java.util.Map;

/** Bitrix24: a form that names the event and the record's id, and the application's token. */
public final class Bitrix24Pushes implements Pushes {
    static final String MEMBER = "fakemember0000000000000000000001";

    private final Subscription subscription;

    public Bitrix24Pushes(Subscription subscription) {
        this.subscription = subscription;
    }

    @Override
    public WebhookRequest write(CrmEvent event, Instant sentAt) {
        return switch (event) {
            case CrmEvent.DealStep step ->
                request(
                        step.before() == null ? "ONCRMDEALADD" : "ONCRMDEALUPDATE",
                        step.now().number(),
                        sentAt);
            case CrmEvent.ActivityStep step ->
                request(
                        step.before() == null ? "ONCRMACTIVITYADD" : "ONCRMACTIVITYUPDATE",
                        step.now().number(),
                        sentAt);
            case CrmEvent.DealGone gone ->
                request("ONCRMDEALDELETE", gone.last().number(), sentAt);
            case CrmEvent.ActivityGone gone ->
                request("ONCRMACTIVITYDELETE", gone.last().number(), sentAt);
        };
    }

    private WebhookRequest request(String event, long id, Instant sentAt) {
        Form form = new Form()
                .add("event", event)
                .add("event_handler_id", 975)
                .add("data[FIELDS][ID]", id)
                .add("ts", sentAt.getEpochSecond())
                .add("auth[domain]", "merit-demo.bitrix24.ru")
                .add("auth[client_endpoint]", "https://merit-demo.bitrix24.ru/rest/")
                .add("auth[server_endpoint]", "https://oauth.bitrix.info/rest/")
                .add("auth[member_id]", MEMBER)
                .add("auth[application_token]", subscription.secret());
        return new WebhookRequest(
                subscription.path(),
                Map.of("Content-Type", Form.MEDIA_TYPE, "User-Agent", "Bitrix24 Webhook Engine"),
                form.body());
    }
}
