package app.merit.ingest.crm.salesforce;

import app.merit.ingest.format.Parsed;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * An Outbound Message as it was sent.
 *
 * @param organizationId in the form as sent
 * @param enterpriseUrl address of the org's own SOAP API
 */
record OutboundMessage(
        Optional<String> organizationId, Optional<String> enterpriseUrl, List<Notification> notifications) {

    OutboundMessage {
        notifications = List.copyOf(notifications);
    }

    /**
     * One record.
     *
     * @param id of the notification, equal at every redelivery
     * @param type of the record: {@code Opportunity}
     * @param fields text by field name; null where the message says nil
     */
    record Notification(Optional<String> id, String type, JsonNode fields) {
        static ObjectNode noFields() {
            return JsonNodeFactory.instance.objectNode();
        }
    }

    static Parsed<OutboundMessage> parse(byte[] body) {
        return new OutboundMessageReader().read(body);
    }
}
