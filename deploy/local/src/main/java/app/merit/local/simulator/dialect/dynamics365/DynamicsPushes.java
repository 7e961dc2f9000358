package app.merit.local.simulator.dialect.dynamics365;

import static java.nio.charset.StandardCharsets.UTF_8;

import app.merit.local.simulator.push.Pushes;
import app.merit.local.simulator.push.Subscription;
import app.merit.local.simulator.push.WebhookRequest;
import app.merit.local.simulator.record.Activity;
import app.merit.local.simulator.record.CrmEvent;
import app.merit.local.simulator.record.Deal;
import app.merit.local.simulator.rest.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** Dynamics 365: the execution context of a step with the changed columns and an image of the record afterwards. */
public final class DynamicsPushes implements Pushes {
    private final Subscription subscription;

    /** @param subscription its secret is the key in {@code ?code=} */
    public DynamicsPushes(Subscription subscription) {
        this.subscription = subscription;
    }

    @Override
    public WebhookRequest write(CrmEvent event, Instant sentAt) {
        return switch (event) {
            case CrmEvent.DealStep(var now, var before) ->
                request(before == null ? "Create" : "Update", "opportunity", now.number(), event.at(), deal(now));
            case CrmEvent.ActivityStep(var now, var before) ->
                request(
                        before == null ? "Create" : "Update",
                        DynamicsIds.table(now.kind()),
                        now.number(),
                        event.at(),
                        activity(now));
            case CrmEvent.DealGone(var last, var at) ->
                request("Delete", "opportunity", last.number(), at, Json.array());
            case CrmEvent.ActivityGone(var last, var at) ->
                request("Delete", DynamicsIds.table(last.kind()), last.number(), at, Json.array());
        };
    }

    private WebhookRequest request(String message, String table, long number, Instant at, ArrayNode attributes) {
        String id = DynamicsIds.guid(number);
        boolean deletion = message.equals("Delete");
        ObjectNode context = Json.object()
                .put("MessageName", message)
                .put("PrimaryEntityName", table)
                .put("PrimaryEntityId", id)
                .put("OrganizationId", DynamicsIds.ORGANISATION)
                .put("OperationId", operation(table, id, at))
                .put("OperationCreatedOn", date(at))
                .put("Stage", 40)
                .put("Mode", 1)
                .put("Depth", 1);
        ObjectNode target = typed(deletion ? "EntityReference" : "Entity")
                .put("LogicalName", table)
                .put("Id", id);
        if (!deletion) {
            target.set("Attributes", attributes);
        }
        context.putArray("InputParameters").add(pair("Target", target));
        context.putArray("PreEntityImages");
        ArrayNode after = context.putArray("PostEntityImages");
        if (!deletion) {
            ObjectNode image = typed("Entity").put("LogicalName", table).put("Id", id);
            image.set("Attributes", attributes);
            after.add(pair("PostImage", image));
        }
        return new WebhookRequest(
                subscription.path() + "?code=" + URLEncoder.encode(subscription.secret(), UTF_8),
                Map.of(
                        "Content-Type",
                        "application/json; charset=utf-8",
                        "x-ms-dynamics-organization",
                        "merit-demo.crm.dynamics.com",
                        "x-ms-dynamics-entity-name",
                        table,
                        "x-ms-dynamics-request-name",
                        message,
                        "x-ms-correlation-request-id",
                        operation("correlation", id, at)),
                Json.bytes(context));
    }

    private static ArrayNode deal(Deal deal) {
        Instant closed = deal.closedAt();
        return Json.array()
                .add(pair("ownerid", reference("systemuser", deal.owner())))
                .add(pair("statecode", option(DynamicsRecords.state(deal))))
                .add(pair("stepname", TextNode.valueOf("Stage " + deal.stage())))
                .add(pair("estimatedvalue", money(deal)))
                .add(pair("actualvalue", deal.isOpen() ? Json.object().nullNode() : money(deal)))
                .add(pair("transactioncurrencyid", reference("transactioncurrency", DynamicsIds.EURO)))
                .add(pair("createdon", TextNode.valueOf(date(deal.createdAt()))))
                .add(pair("modifiedon", TextNode.valueOf(date(deal.changedAt()))))
                .add(pair(
                        "actualclosedate", closed == null ? Json.object().nullNode() : TextNode.valueOf(date(closed))));
    }

    private static ArrayNode activity(Activity activity) {
        return Json.array()
                .add(pair("ownerid", reference("systemuser", activity.owner())))
                .add(pair("statecode", option(activity.done() ? 1 : 0)))
                .add(pair("actualdurationminutes", Json.object().numberNode(DynamicsRecords.minutes(activity))))
                .add(pair("regardingobjectid", reference("opportunity", DynamicsIds.guid(activity.dealNumber()))))
                .add(pair("createdon", TextNode.valueOf(date(activity.createdAt()))))
                .add(pair("modifiedon", TextNode.valueOf(date(activity.changedAt()))));
    }

    private static ObjectNode pair(String key, JsonNode value) {
        ObjectNode pair = Json.object().put("key", key);
        pair.set("value", value);
        return pair;
    }

    private static ObjectNode typed(String type) {
        return Json.object().put("__type", type + ":http://schemas.microsoft.com/xrm/2011/Contracts");
    }

    private static ObjectNode reference(String table, String id) {
        return typed("EntityReference").put("LogicalName", table).put("Id", id);
    }

    private static ObjectNode option(int value) {
        return typed("OptionSetValue").put("Value", value);
    }

    private static ObjectNode money(Deal deal) {
        return typed("Money").put("Value", deal.amount());
    }

    private static String date(Instant at) {
        return "/Date(" + at.toEpochMilli() + ")/";
    }

    private static String operation(String table, String id, Instant at) {
        return UUID.nameUUIDFromBytes((table + id + at).getBytes(UTF_8)).toString();
    }
}
