package app.merit.local.simulator.dialect.close;

import static java.nio.charset.StandardCharsets.UTF_8;

import app.merit.local.simulator.push.Hmac;
import app.merit.local.simulator.push.Pushes;
import app.merit.local.simulator.push.Subscription;
import app.merit.local.simulator.push.WebhookRequest;
import app.merit.local.simulator.record.CrmEvent;
import app.merit.local.simulator.rest.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Close: an event with the whole record, signed with a hex key over time and body. */
public final class ClosePushes implements Pushes {
    /** Without a zone, and UTC. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

    private final Subscription subscription;

    public ClosePushes(Subscription subscription) {
        this.subscription = subscription;
    }

    @Override
    public WebhookRequest write(CrmEvent event, Instant sentAt) {
        ObjectNode body =
                switch (event) {
                    case CrmEvent.DealStep(var now, var before) ->
                        body(
                                "opportunity",
                                CloseRecords.id("oppo", now.number()),
                                before == null ? "created" : "updated",
                                event.at(),
                                Optional.of(CloseRecords.opportunity(now)),
                                Optional.ofNullable(before).map(CloseRecords::opportunity));
                    case CrmEvent.ActivityStep(var now, var before) ->
                        body(
                                CloseRecords.type(now.kind()),
                                CloseRecords.activityId(now),
                                before == null ? "created" : "updated",
                                event.at(),
                                Optional.of(CloseRecords.activity(now)),
                                Optional.ofNullable(before).map(CloseRecords::activity));
                    case CrmEvent.DealGone(var last, var at) ->
                        body(
                                "opportunity",
                                CloseRecords.id("oppo", last.number()),
                                "deleted",
                                at,
                                Optional.empty(),
                                Optional.of(CloseRecords.opportunity(last)));
                    case CrmEvent.ActivityGone(var last, var at) ->
                        body(
                                CloseRecords.type(last.kind()),
                                CloseRecords.activityId(last),
                                "deleted",
                                at,
                                Optional.empty(),
                                Optional.of(CloseRecords.activity(last)));
                };
        return signed(Json.bytes(body), sentAt);
    }

    private static ObjectNode body(
            String type, String id, String action, Instant at, Optional<ObjectNode> data, Optional<ObjectNode> before) {
        ObjectNode body = Json.object().put("subscription_id", "whsub_merit000000000demo");
        ObjectNode event = body.putObject("event")
                .put("id", "ev_" + UUID.nameUUIDFromBytes((type + id + at).getBytes(UTF_8)))
                .put("action", action)
                .put("object_type", type)
                .put("object_id", id)
                .put("organization_id", CloseRecords.ORGANISATION)
                .put("date_created", TIME.format(at))
                .put("date_updated", TIME.format(at));
        ObjectNode old = before.orElseGet(Json::object);
        data.ifPresent(now -> {
            event.put("lead_id", now.path("lead_id").asText())
                    .put("user_id", now.path("user_id").asText());
            old.properties().removeIf(entry -> entry.getValue().equals(now.get(entry.getKey())));
        });
        event.set("data", data.orElse(null));
        event.set("previous_data", old);
        old.fieldNames().forEachRemaining(event.putArray("changed_fields")::add);
        return body;
    }

    private WebhookRequest signed(byte[] body, Instant sentAt) {
        String timestamp = Long.toString(sentAt.getEpochSecond());
        byte[] mac = Hmac.sha256(HexFormat.of().parseHex(subscription.secret()), timestamp.getBytes(UTF_8), body);
        return new WebhookRequest(
                subscription.path(),
                Map.of(
                        "Content-Type",
                        "application/json",
                        "close-sig-timestamp",
                        timestamp,
                        "close-sig-hash",
                        HexFormat.of().formatHex(mac)),
                body);
    }
}
