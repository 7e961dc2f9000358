package app.merit.local.simulator.dialect.salesforce;

import static java.nio.charset.StandardCharsets.UTF_8;

import app.merit.local.simulator.push.Pushes;
import app.merit.local.simulator.push.Subscription;
import app.merit.local.simulator.push.WebhookRequest;
import app.merit.local.simulator.record.Activity;
import app.merit.local.simulator.record.CrmEvent;
import app.merit.local.simulator.record.Deal;
import app.merit.local.simulator.rest.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Salesforce: outbound messages in SOAP for what was saved; a deletion is told as a change event only. */
public final class SalesforcePushes implements Pushes {
    private final Subscription subscription;

    public SalesforcePushes(Subscription subscription) {
        this.subscription = subscription;
    }

    @Override
    public WebhookRequest write(CrmEvent event, Instant sentAt) {
        return switch (event) {
            case CrmEvent.DealStep step -> message("Opportunity", deal(step.now()), step.at());
            case CrmEvent.ActivityStep step -> message(object(step.now()), activity(step.now()), step.at());
            case CrmEvent.DealGone(var last, var at) -> deletion("Opportunity", SalesforceIds.deal(last.number()), at);
            case CrmEvent.ActivityGone(var last, var at) -> deletion(object(last), SalesforceIds.activity(last), at);
        };
    }

    private WebhookRequest message(String object, Map<String, String> fields, Instant at) {
        String children = fields.entrySet().stream()
                .map(field -> "<sf:%1$s>%2$s</sf:%1$s>".formatted(field.getKey(), field.getValue()))
                .collect(Collectors.joining());
        String notification =
                SalesforceIds.id("04l", Integer.toUnsignedLong((object + fields.get("Id") + at).hashCode()));
        String body =
                """
                <?xml version="1.0" encoding="UTF-8"?>
                <soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><soapenv:Body>
                <notifications xmlns="http://soap.sforce.com/2005/09/outbound"><OrganizationId>%s</OrganizationId><ActionId>%s</ActionId><SessionId xsi:nil="true"/><EnterpriseUrl>https://merit-demo.my.salesforce.com/services/Soap/c/60.0</EnterpriseUrl><PartnerUrl>https://merit-demo.my.salesforce.com/services/Soap/u/60.0</PartnerUrl>
                <Notification><Id>%s</Id><sObject xsi:type="sf:%s" xmlns:sf="urn:sobject.enterprise.soap.sforce.com">%s</sObject></Notification></notifications></soapenv:Body></soapenv:Envelope>
                """.formatted(SalesforceIds.ORGANISATION, SalesforceIds.id("04k", 1), notification, object, children);
        return new WebhookRequest(
                subscription.secretPath(),
                Map.of("Content-Type", "text/xml; charset=utf-8", "SOAPAction", "\"\""),
                body.getBytes(UTF_8));
    }

    /** As a relay of change data capture posts it. */
    private WebhookRequest deletion(String object, String id, Instant at) {
        ObjectNode event = Json.object();
        ObjectNode header = event.putObject("ChangeEventHeader")
                .put("entityName", object)
                .put("changeType", "DELETE")
                .put("transactionKey", "tx-" + id + "-" + at.toEpochMilli())
                .put("sequenceNumber", 1)
                .put("commitTimestamp", at.toEpochMilli())
                .put("commitNumber", at.toEpochMilli());
        header.putArray("recordIds").add(id);
        header.putArray("changedFields");
        header.putArray("nulledFields");
        header.putArray("diffFields");
        return new WebhookRequest(
                subscription.secretPath(), Map.of("Content-Type", "application/json"), Json.bytes(event));
    }

    private static Map<String, String> deal(Deal deal) {
        return texts(SalesforceRecords.opportunity(deal));
    }

    private static Map<String, String> activity(Activity activity) {
        return texts(SalesforceRecords.activity(activity));
    }

    private static String object(Activity activity) {
        return activity.kind() == Activity.Kind.MEETING ? "Event" : "Task";
    }

    /** What a message states of a record: its filled fields. */
    private static Map<String, String> texts(ObjectNode record) {
        Map<String, String> texts = new LinkedHashMap<>();
        record.properties().forEach(entry -> {
            if (entry.getValue().isValueNode() && !entry.getValue().isNull()) {
                texts.put(entry.getKey(), entry.getValue().asText());
            }
        });
        return texts;
    }
}
