package app.merit.local.simulator.dialect.copper;

import app.merit.local.simulator.push.Pushes;
import app.merit.local.simulator.push.Subscription;
import app.merit.local.simulator.push.WebhookRequest;
import app.merit.local.simulator.record.Activity;
import app.merit.local.simulator.record.CrmEvent;
import app.merit.local.simulator.rest.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;

/** Copper: type, event and ids, with the secret of the subscription echoed as members of the body. */
public final class CopperPushes implements Pushes {
    private final Subscription subscription;

    /** @param subscription its secret is {@code name=value}, or a value for the name {@code secret} */
    public CopperPushes(Subscription subscription) {
        this.subscription = subscription;
    }

    @Override
    public WebhookRequest write(CrmEvent event, Instant sentAt) {
        return switch (event) {
            case CrmEvent.DealStep(var now, var before) ->
                request("opportunity", before == null ? "new" : "update", now.number(), event.at());
            case CrmEvent.ActivityStep(var now, var before) ->
                request(type(now), before == null ? "new" : "update", now.number(), event.at());
            case CrmEvent.DealGone(var last, var at) -> request("opportunity", "delete", last.number(), at);
            case CrmEvent.ActivityGone(var last, var at) -> request(type(last), "delete", last.number(), at);
        };
    }

    private static String type(Activity activity) {
        return activity.kind() == Activity.Kind.TASK ? "task" : "activity_log";
    }

    private WebhookRequest request(String type, String event, long number, Instant at) {
        ObjectNode document = Json.object()
                .put("subscription_id", 42)
                .put("event", event)
                .put("type", type)
                .put("timestamp", at.getEpochSecond());
        document.putArray("ids").add(number);
        document.putObject("updated_attributes");
        String[] secret = subscription.secret().split("=", 2);
        document.put(secret.length == 2 ? secret[0] : "secret", secret[secret.length - 1]);
        return new WebhookRequest(
                subscription.path(), Map.of("Content-Type", "application/json"), Json.bytes(document));
    }
}
