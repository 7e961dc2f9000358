package app.merit.ingest.crm.salesforce;

import app.merit.ingest.crm.salesforce.OutboundMessage.Notification;
import app.merit.ingest.domain.ChangeKind;
import app.merit.ingest.domain.Item;
import app.merit.ingest.domain.Received;
import app.merit.ingest.format.Json;
import app.merit.ingest.format.Keys;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The records of an outbound message, each as it was when the message was sent. Whether one was created or updated is not
 * said. Which fields are configured is not known, so an element that is missing states nothing.
 */
final class Notifications {
    private final OutboundMessage message;
    private final RecordFact facts;

    Notifications(OutboundMessage message, Received received) {
        this.message = message;
        this.facts =
                new RecordFact(received, Hosts.ofOrg(message.enterpriseUrl()).or(() -> Hosts.ofOrg(received)));
    }

    List<Item> items() {
        List<Item> items = new ArrayList<>();
        for (Notification notification : message.notifications()) {
            items.add(item(notification, items.size()));
        }
        return items;
    }

    private Item item(Notification notification, int item) {
        if (notification.type().isEmpty()) {
            return new Item.Unreadable(item, "unknown-shape", "A notification without a typed record.");
        }
        Optional<SalesforceObject> kind = SalesforceObject.of(notification.type());
        if (kind.isEmpty()) {
            return new Item.Ignored("outbound." + notification.type());
        }
        return Values.id(Json.at(notification.fields(), "Id"))
                .<Item>map(id -> fact(kind.get(), id, notification).item(item).build())
                .orElseGet(() -> new Item.Unreadable(item, "id-missing", "The record has no usable Id."));
    }

    private Item.Fact.Builder fact(SalesforceObject kind, String id, Notification notification) {
        JsonNode record = notification.fields();
        String key = dedupeKey(id, notification);
        Optional<Instant> at = RecordTimes.occurredAt(record);
        if (Values.flag(Json.at(record, "IsDeleted")).orElse(false)) {
            return facts.begun(kind, id, ChangeKind.DELETED, key).occurredAt(at);
        }
        return facts.of(kind, id, ChangeKind.UPDATED, key, record, false)
                .occurredAt(at)
                .version(RecordTimes.version(record));
    }

    private String dedupeKey(String id, Notification notification) {
        String organization = Keys.orDash(message.organizationId().flatMap(SalesforceIds::parse));
        return notification
                .id()
                .map(SalesforceIds::parse)
                .map(long18 -> long18.orElseGet(() -> notification.id().orElseThrow()))
                .map(event -> Keys.of("salesforce", organization, event))
                // Every notification has an id; without it only an identical record is the same change.
                .orElseGet(() -> Keys.of(
                        "salesforce",
                        organization,
                        id,
                        Keys.digest(notification.fields().toString().getBytes(StandardCharsets.UTF_8))));
    }
}
