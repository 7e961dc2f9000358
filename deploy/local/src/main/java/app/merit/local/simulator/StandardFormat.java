package app.merit.local.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A CRM of one's own: CloudEvents in structured mode, signed as Standard Webhooks say. */
final class StandardFormat implements WireFormat {
    private static final String PREFIX = "whsec_";

    private final ObjectMapper json;
    private final byte[] key;

    /** @param secret {@code whsec_} and base64 */
    StandardFormat(ObjectMapper json, String secret) {
        this.json = json;
        this.key = Base64.getDecoder().decode(secret.substring(PREFIX.length()));
    }

    @Override
    public WebhookRequest write(CrmEvent event, Instant sentAt) {
        ObjectNode data =
                switch (event) {
                    case CrmEvent.DealStep step -> deal(step);
                    case CrmEvent.Call call ->
                        activity(call.number(), "call", call.owner(), call.dealNumber(), call.at(), call.seconds());
                    case CrmEvent.Meeting meeting ->
                        activity(
                                meeting.number(), "meeting", meeting.owner(), meeting.dealNumber(), meeting.at(), 3600);
                };
        String type = event instanceof CrmEvent.DealStep ? "merit.deal.v1" : "merit.activity.v1";
        String identity = type + data.get("id").asText() + event.at();
        String id = "msg_"
                + UUID.nameUUIDFromBytes(identity.getBytes(UTF_8)).toString().replace("-", "");
        ObjectNode document = json.createObjectNode()
                .put("specversion", "1.0")
                .put("id", id)
                .put("source", "/merit-demo/crm")
                .put("type", type)
                .put("time", event.at().toString())
                .put("datacontenttype", "application/json");
        document.set("data", data);
        byte[] body = bytes(document);
        String timestamp = Long.toString(sentAt.getEpochSecond());
        return new WebhookRequest(
                "/webhooks/" + CrmSource.STANDARD.wireName(),
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
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            ByteArrayOutputStream signed = new ByteArrayOutputStream();
            signed.writeBytes((id + "." + timestamp + ".").getBytes(UTF_8));
            signed.writeBytes(body);
            return Base64.getEncoder().encodeToString(mac.doFinal(signed.toByteArray()));
        } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
            throw new IllegalStateException("Every JDK has HMAC-SHA256", impossible);
        }
    }

    private ObjectNode deal(CrmEvent.DealStep step) {
        Deal deal = step.now();
        ObjectNode data = json.createObjectNode()
                .put("id", Long.toString(deal.number()))
                .put("change", step.before() == null ? "created" : "updated")
                .put("snapshot", "full")
                .put("occurredAt", deal.changedAt().toString());
        ObjectNode fields = data.putObject("fields")
                .put("owner", deal.owner())
                .put("status", deal.status().name().toLowerCase(Locale.ROOT))
                .put("stage", "stage-" + deal.stage())
                .put("pipeline", "sales")
                .put("amount", deal.amount().toPlainString())
                .put("currency", "EUR")
                .put("createdAt", deal.createdAt().toString());
        switch (deal.status()) {
            case OPEN -> {}
            case WON ->
                fields.put("wonAt", deal.changedAt().toString())
                        .put("closedAt", deal.changedAt().toString());
            case LOST ->
                fields.put("lostAt", deal.changedAt().toString())
                        .put("closedAt", deal.changedAt().toString());
        }
        return data;
    }

    private ObjectNode activity(long number, String type, String owner, long deal, Instant at, int seconds) {
        ObjectNode data = json.createObjectNode()
                .put("id", Long.toString(number))
                .put("change", "created")
                .put("snapshot", "full")
                .put("occurredAt", at.toString());
        data.putObject("fields")
                .put("owner", owner)
                .put("activityType", type)
                .put("done", true)
                .put("doneAt", at.toString())
                .put("createdAt", at.toString())
                .put("durationSeconds", Integer.toString(seconds))
                .put("dealId", Long.toString(deal));
        return data;
    }

    private byte[] bytes(ObjectNode document) {
        try {
            return json.writeValueAsBytes(document);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A tree can always be written", impossible);
        }
    }
}
