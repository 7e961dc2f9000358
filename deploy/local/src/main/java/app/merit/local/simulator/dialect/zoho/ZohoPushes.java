package app.merit.local.simulator.dialect.zoho;

import app.merit.local.simulator.push.Pushes;
import app.merit.local.simulator.push.Subscription;
import app.merit.local.simulator.push.WebhookRequest;
import app.merit.local.simulator.record.CrmEvent;
import app.merit.local.simulator.rest.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;

/** Zoho notifications: module, operation and ids, with the token of the channel echoed. */
public final class ZohoPushes implements Pushes {
    private static final String CHANNEL = "1000000068001";

    private final Subscription subscription;

    public ZohoPushes(Subscription subscription) {
        this.subscription = subscription;
    }

    @Override
    public WebhookRequest write(CrmEvent event, Instant sentAt) {
        return switch (event) {
            case CrmEvent.DealStep(var now, var before) ->
                request("Deals", before == null ? "insert" : "update", now.number(), event.at());
            case CrmEvent.ActivityStep(var now, var before) ->
                request(ZohoRecords.module(now.kind()), before == null ? "insert" : "update", now.number(), event.at());
            case CrmEvent.DealGone(var last, var at) -> request("Deals", "delete", last.number(), at);
            case CrmEvent.ActivityGone(var last, var at) ->
                request(ZohoRecords.module(last.kind()), "delete", last.number(), at);
        };
    }

    private WebhookRequest request(String module, String operation, long number, Instant at) {
        ObjectNode document = Json.object()
                .put("server_time", at.toEpochMilli())
                .put("module", module)
                .put("operation", operation)
                .put("resource_uri", "https://www.zohoapis.com/crm/v8/" + module)
                .put("channel_id", CHANNEL)
                .put("token", subscription.secret());
        document.putArray("ids").add(ZohoRecords.id(number));
        document.putObject("query_params");
        document.putArray("affected_fields");
        return new WebhookRequest(
                subscription.path(), Map.of("Content-Type", "application/json"), Json.bytes(document));
    }
}
