package app.merit.local.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Pipedrive webhooks version 2: a JSON document with {@code meta, data, previous}, HTTP Basic. */
final class PipedriveFormat implements WireFormat {
    private static final String COMPANY = "8000001";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'Z'").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final ObjectMapper json;
    private final String login;

    /** @param login {@code user:password} */
    PipedriveFormat(ObjectMapper json, String login) {
        this.json = json;
        this.login = login;
    }

    @Override
    public WebhookRequest write(CrmEvent event, Instant sentAt) {
        ObjectNode document = json.createObjectNode();
        switch (event) {
            case CrmEvent.DealStep step -> {
                document.set("data", deal(step.now()));
                document.set("previous", changes(step));
                meta(
                        document,
                        event,
                        "deal",
                        step.before() == null ? "create" : "change",
                        step.now().number());
            }
            case CrmEvent.Call call -> {
                ObjectNode data = activity(call.number(), "call", call.owner(), call.dealNumber(), call.at());
                data.put(
                        "duration",
                        "%02d:%02d:%02d"
                                .formatted(call.seconds() / 3600, call.seconds() / 60 % 60, call.seconds() % 60));
                document.set("data", data);
                document.putNull("previous");
                meta(document, event, "activity", "create", call.number());
            }
            case CrmEvent.Meeting meeting -> {
                document.set(
                        "data",
                        activity(meeting.number(), "meeting", meeting.owner(), meeting.dealNumber(), meeting.at()));
                document.putNull("previous");
                meta(document, event, "activity", "create", meeting.number());
            }
        }
        return new WebhookRequest(
                "/webhooks/" + CrmSource.PIPEDRIVE.wireName(),
                Map.of(
                        "Content-Type", "application/json",
                        "User-Agent", "Pipedrive Webhooks",
                        "Authorization", "Basic " + Base64.getEncoder().encodeToString(login.getBytes(UTF_8))),
                bytes(document));
    }

    private ObjectNode deal(Deal deal) {
        String closed = deal.isOpen() ? null : TIME.format(deal.changedAt());
        boolean won = deal.status() == Deal.Status.WON;
        return json.createObjectNode()
                .put("id", deal.number())
                .put("title", "Deal " + deal.number())
                .put("status", status(deal))
                .put("value", deal.amount())
                .put("currency", "EUR")
                .put("owner_id", Long.parseLong(deal.owner()))
                .put("creator_user_id", Long.parseLong(deal.owner()))
                .put("stage_id", deal.stage())
                .put("pipeline_id", 1)
                .put("add_time", TIME.format(deal.createdAt()))
                .put("update_time", TIME.format(deal.changedAt()))
                .put("stage_change_time", TIME.format(deal.changedAt()))
                .put("close_time", closed)
                .put("won_time", won ? closed : null)
                .put("first_won_time", won ? closed : null)
                .put("lost_time", won ? null : closed)
                .putNull("lost_reason")
                .putNull("expected_close_date")
                .put("visible_to", "3")
                .set("custom_fields", json.createObjectNode());
    }

    /** What a change replaced, as Pipedrive lists it: only the fields that differ. */
    private @Nullable ObjectNode changes(CrmEvent.DealStep step) {
        Deal before = step.before();
        if (before == null) {
            return null;
        }
        Deal now = step.now();
        ObjectNode previous = json.createObjectNode();
        if (before.status() != now.status()) {
            previous.put("status", status(before));
            previous.putNull("close_time");
            previous.putNull(now.status() == Deal.Status.WON ? "won_time" : "lost_time");
        }
        if (before.stage() != now.stage()) {
            previous.put("stage_id", before.stage());
        }
        if (before.amount().compareTo(now.amount()) != 0) {
            previous.put("value", before.amount());
        }
        return previous.put("update_time", TIME.format(before.changedAt()));
    }

    private ObjectNode activity(long number, String type, String owner, long deal, Instant at) {
        return json.createObjectNode()
                .put("id", number)
                .put("type", type)
                .put("subject", "Demo")
                .put("done", true)
                .put("owner_id", Long.parseLong(owner))
                .put("deal_id", deal)
                .put("due_date", TIME.format(at).substring(0, 10))
                .put("add_time", TIME.format(at.minusSeconds(900)))
                .put("update_time", TIME.format(at))
                .put("marked_as_done_time", TIME.format(at))
                .set("custom_fields", json.createObjectNode());
    }

    private void meta(ObjectNode document, CrmEvent event, String entity, String action, long number) {
        // The same event is always told with the same id, as a redelivery is.
        String identity = entity + number + event.at();
        document.putObject("meta")
                .put("action", action)
                .put("entity", entity)
                .put("entity_id", Long.toString(number))
                .put("id", UUID.nameUUIDFromBytes(identity.getBytes(UTF_8)).toString())
                .put(
                        "correlation_id",
                        UUID.nameUUIDFromBytes(("c" + identity).getBytes(UTF_8)).toString())
                .put("company_id", COMPANY)
                .put("timestamp", MILLIS.format(event.at()))
                .put("type", "general")
                .put("version", "2.0")
                .put("webhook_id", "5000001")
                .put("change_source", "app")
                .put("is_bulk_edit", false)
                .put("attempt", 1)
                .put("host", "merit-demo.pipedrive.com");
    }

    private byte[] bytes(ObjectNode document) {
        try {
            return json.writeValueAsBytes(document);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A tree can always be written", impossible);
        }
    }

    private static String status(Deal deal) {
        return deal.status().name().toLowerCase(Locale.ROOT);
    }
}
