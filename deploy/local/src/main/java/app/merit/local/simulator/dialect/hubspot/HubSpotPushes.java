package app.merit.local.simulator.dialect.hubspot;

import static java.nio.charset.StandardCharsets.UTF_8;

import app.merit.local.simulator.push.Hmac;
import app.merit.local.simulator.push.Pushes;
import app.merit.local.simulator.push.Subscription;
import app.merit.local.simulator.push.WebhookRequest;
import app.merit.local.simulator.record.Activity;
import app.merit.local.simulator.record.CrmEvent;
import app.merit.local.simulator.record.Deal;
import app.merit.local.simulator.rest.Json;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** HubSpot webhooks version 3: an array of events, one property each, signed over method, address, body and time. */
public final class HubSpotPushes implements Pushes {
    private static final long PORTAL = 62_515;

    private final Subscription subscription;

    public HubSpotPushes(Subscription subscription) {
        this.subscription = subscription;
    }

    @Override
    public WebhookRequest write(CrmEvent event, Instant sentAt) {
        ArrayNode events =
                switch (event) {
                    case CrmEvent.DealStep step -> deal(step.now(), step.before());
                    case CrmEvent.ActivityStep step -> activity(step.now(), step.before() == null);
                    case CrmEvent.DealGone(var last, var at) ->
                        Json.array()
                                .add(event("deal.deletion", last.number(), at).put("changeFlag", "DELETED"));
                    case CrmEvent.ActivityGone(var last, var at) ->
                        Json.array()
                                .add(event("object.deletion", last.number(), at)
                                        .put("objectTypeId", type(last.kind()))
                                        .put("changeFlag", "DELETED"));
                };
        return signed(Json.bytes(events), sentAt);
    }

    /** A new record's properties come ahead of its creation, as HubSpot was seen to send them. */
    private static ArrayNode deal(Deal now, @Nullable Deal before) {
        ArrayNode events = Json.array();
        if (before == null || before.amount().compareTo(now.amount()) != 0) {
            events.add(property(now, "amount", now.amount().toPlainString()));
        }
        if (before == null || !HubSpotRecords.stage(before).equals(HubSpotRecords.stage(now))) {
            events.add(property(now, "dealstage", HubSpotRecords.stage(now)));
        }
        if (before == null || !before.owner().equals(now.owner())) {
            events.add(property(now, "hubspot_owner_id", now.owner()));
        }
        if (before == null) {
            events.add(event("deal.creation", now.number(), now.changedAt()).put("changeFlag", "NEW"));
        }
        return events;
    }

    private static ArrayNode activity(Activity activity, boolean created) {
        ObjectNode event =
                event(created ? "object.creation" : "object.propertyChange", activity.number(), activity.changedAt());
        event.put("objectTypeId", type(activity.kind()));
        return Json.array()
                .add(
                        created
                                ? event.put("changeFlag", "NEW")
                                : event.put("propertyName", HubSpotRecords.status(activity.kind()))
                                        .put("propertyValue", activity.done() ? "COMPLETED" : "NOT_STARTED"));
    }

    private static ObjectNode property(Deal deal, String name, String value) {
        return event("deal.propertyChange", deal.number(), deal.changedAt())
                .put("propertyName", name)
                .put("propertyValue", value);
    }

    /** The same change always has the same event id. */
    private static ObjectNode event(String type, long object, Instant at) {
        return Json.object()
                .put("eventId", Integer.toUnsignedLong((type + object + at).hashCode()))
                .put("subscriptionId", 25)
                .put("portalId", PORTAL)
                .put("appId", 1_160_452)
                .put("occurredAt", at.toEpochMilli())
                .put("subscriptionType", type)
                .put("attemptNumber", 0)
                .put("objectId", object)
                .put("changeSource", "CRM_UI")
                .put("sourceId", "userId:9001");
    }

    private WebhookRequest signed(byte[] body, Instant sentAt) {
        String timestamp = Long.toString(sentAt.toEpochMilli());
        byte[] mac = Hmac.sha256(
                subscription.secret().getBytes(UTF_8),
                ("POST" + subscription.publicUrl() + subscription.path()).getBytes(UTF_8),
                body,
                timestamp.getBytes(UTF_8));
        return new WebhookRequest(
                subscription.path(),
                Map.of(
                        "Content-Type",
                        "application/json",
                        "User-Agent",
                        "HubSpot Connect 2.0 (http://dev.hubspot.com/) - WebhooksExecutorDaemon-executor",
                        "X-HubSpot-Request-Timestamp",
                        timestamp,
                        "X-HubSpot-Signature-v3",
                        Base64.getEncoder().encodeToString(mac)),
                body);
    }

    static String type(Activity.Kind kind) {
        return switch (kind) {
            case CALL -> "0-48";
            case MEETING -> "0-47";
            case TASK -> "0-27";
        };
    }
}
