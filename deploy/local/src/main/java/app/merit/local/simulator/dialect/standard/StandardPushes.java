package app.merit.local.simulator.dialect.standard;

import static java.nio.charset.StandardCharsets.UTF_8;

import app.merit.local.simulator.push.Hmac;
import app.merit.local.simulator.push.Pushes;
import app.merit.local.simulator.push.Subscription;
import app.merit.local.simulator.push.WebhookRequest;
import app.merit.local.simulator.record.Activity;
import app.merit.local.simulator.record.CrmEvent;
import app.merit.local.simulator.record.Deal;
import app.merit.local.simulator.rest.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** CloudEvents in structured mode, signed as Standard Webhooks say. */
public final class StandardPushes implements Pushes {
    private static final String PREFIX = "whsec_";
    private static final String DEAL = "merit.deal.v1";
    private static final String ACTIVITY = "merit.activity.v1";

    private final Subscription subscription;
    private final byte[] key;

    /** @param subscription its secret is {@code whsec_} and base64 */
    public StandardPushes(Subscription subscription) {
        this.subscription = subscription;
        this.key = Base64.getDecoder().decode(subscription.secret().substring(PREFIX.length()));
    }

    @Override
    public WebhookRequest write(CrmEvent event, Instant sentAt) {
        return switch (event) {
            case CrmEvent.DealStep(var now, var before) -> request(DEAL, deal(now, before == null), event.at(), sentAt);
            case CrmEvent.ActivityStep(var now, var before) ->
                request(ACTIVITY, activity(now, before == null), event.at(), sentAt);
            case CrmEvent.DealGone(var last, var at) -> request(DEAL, record(last.number(), "deleted", at), at, sentAt);
            case CrmEvent.ActivityGone(var last, var at) ->
                request(ACTIVITY, record(last.number(), "deleted", at), at, sentAt);
        };
    }

    private WebhookRequest request(String type, ObjectNode data, Instant at, Instant sentAt) {
        String identity = type + data.get("id").asText() + at;
        String id = "msg_"
                + UUID.nameUUIDFromBytes(identity.getBytes(UTF_8)).toString().replace("-", "");
        ObjectNode document = Json.object()
                .put("specversion", "1.0")
                .put("id", id)
                .put("source", "/merit-demo/crm")
                .put("type", type)
                .put("time", at.toString())
                .put("datacontenttype", "application/json");
        document.set("data", data);
        byte[] body = Json.bytes(document);
        String timestamp = Long.toString(sentAt.getEpochSecond());
        return new WebhookRequest(
                subscription.path(),
                Map.of(
                        "Content-Type",
                        "application/cloudevents+json",
                        "webhook-id",
                        id,
                        "webhook-timestamp",
                        timestamp,
                        "webhook-signature",
                        "v1," + signature(id, timestamp, body)),
                body);
    }

    String signature(String id, String timestamp, byte[] body) {
        return Base64.getEncoder().encodeToString(Hmac.sha256(key, (id + "." + timestamp + ".").getBytes(UTF_8), body));
    }

    private static ObjectNode record(long number, String change, Instant at) {
        return Json.object()
                .put("id", Long.toString(number))
                .put("change", change)
                .put("snapshot", "full")
                .put("occurredAt", at.toString());
    }

    private static ObjectNode deal(Deal deal, boolean created) {
        ObjectNode data = record(deal.number(), created ? "created" : "updated", deal.changedAt());
        ObjectNode fields = data.putObject("fields")
                .put("owner", deal.owner())
                .put("status", deal.status().name().toLowerCase(Locale.ROOT))
                .put("stage", "stage-" + deal.stage())
                .put("pipeline", "sales")
                .put("amount", deal.amount().toPlainString())
                .put("currency", Deal.CURRENCY)
                .put("createdAt", deal.createdAt().toString());
        Instant closed = deal.closedAt();
        if (closed != null) {
            fields.put(deal.status() == Deal.Status.WON ? "wonAt" : "lostAt", closed.toString())
                    .put("closedAt", closed.toString());
        }
        return data;
    }

    private static ObjectNode activity(Activity activity, boolean created) {
        ObjectNode data = record(activity.number(), created ? "created" : "updated", activity.changedAt());
        ObjectNode fields = data.putObject("fields")
                .put("owner", activity.owner())
                .put("activityType", activity.kind().name().toLowerCase(Locale.ROOT))
                .put("done", activity.done())
                .put("createdAt", activity.createdAt().toString())
                .put("durationSeconds", Integer.toString(activity.seconds()))
                .put("dealId", Long.toString(activity.dealNumber()));
        if (activity.done()) {
            fields.put("doneAt", activity.changedAt().toString());
        }
        return data;
    }
}
