package app.merit.local.simulator.dialect.pipedrive;

import static java.nio.charset.StandardCharsets.UTF_8;

import app.merit.local.simulator.push.Pushes;
import app.merit.local.simulator.push.Subscription;
import app.merit.local.simulator.push.WebhookRequest;
import app.merit.local.simulator.record.CrmEvent;
import app.merit.local.simulator.record.Deal;
import app.merit.local.simulator.rest.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Pipedrive webhooks version 2: a JSON document with {@code meta, data, previous}, HTTP Basic. */
public final class PipedrivePushes implements Pushes {
    private static final String COMPANY = "8000001";
    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final Subscription subscription;

    /** @param subscription its secret is {@code user:password} */
    public PipedrivePushes(Subscription subscription) {
        this.subscription = subscription;
    }

    @Override
    public WebhookRequest write(CrmEvent event, Instant sentAt) {
        ObjectNode document =
                switch (event) {
                    case CrmEvent.DealStep(var now, var before) ->
                        document(
                                event,
                                "deal",
                                now.number(),
                                Optional.of(PipedriveRecords.deal(now)),
                                Optional.ofNullable(changes(now, before)));
                    case CrmEvent.ActivityStep(var now, var before) ->
                        document(
                                event,
                                "activity",
                                now.number(),
                                Optional.of(PipedriveRecords.activity(now)),
                                Optional.ofNullable(before)
                                        .map(old -> Json.object().put("done", old.done())));
                    case CrmEvent.DealGone gone ->
                        document(
                                event,
                                "deal",
                                gone.last().number(),
                                Optional.empty(),
                                Optional.of(PipedriveRecords.deal(gone.last())));
                    case CrmEvent.ActivityGone gone ->
                        document(
                                event,
                                "activity",
                                gone.last().number(),
                                Optional.empty(),
                                Optional.of(PipedriveRecords.activity(gone.last())));
                };
        String login = Base64.getEncoder().encodeToString(subscription.secret().getBytes(UTF_8));
        return new WebhookRequest(
                subscription.path(),
                Map.of(
                        "Content-Type", "application/json",
                        "User-Agent", "Pipedrive Webhooks",
                        "Authorization", "Basic " + login),
                Json.bytes(document));
    }

    /** Without data it is a deletion, without previous a creation. */
    private static ObjectNode document(
            CrmEvent event, String entity, long number, Optional<ObjectNode> data, Optional<ObjectNode> previous) {
        String action = data.isEmpty() ? "delete" : previous.isEmpty() ? "create" : "change";
        ObjectNode document = Json.object();
        document.set("data", data.orElse(null));
        document.set("previous", previous.orElse(null));
        // The same event is always told with the same id, as a redelivery is.
        String identity = entity + number + event.at();
        document.putObject("meta")
                .put("action", action)
                .put("entity", entity)
                .put("entity_id", Long.toString(number))
                .put("id", uuid(identity))
                .put("correlation_id", uuid("c" + identity))
                .put("company_id", COMPANY)
                .put("timestamp", MILLIS.format(event.at()))
                .put("type", "general")
                .put("version", "2.0")
                .put("webhook_id", "5000001")
                .put("change_source", "app")
                .put("is_bulk_edit", false)
                .put("attempt", 1)
                .put("host", "merit-demo.pipedrive.com");
        return document;
    }

    /** What a change replaced, as Pipedrive lists it: only the fields that differ. */
    private static @Nullable ObjectNode changes(Deal now, @Nullable Deal before) {
        if (before == null) {
            return null;
        }
        ObjectNode old = PipedriveRecords.deal(before);
        ObjectNode fresh = PipedriveRecords.deal(now);
        ObjectNode previous = Json.object();
        old.properties().forEach(entry -> {
            if (!entry.getValue().equals(fresh.get(entry.getKey()))) {
                previous.set(entry.getKey(), entry.getValue());
            }
        });
        return previous;
    }

    private static String uuid(String of) {
        return UUID.nameUUIDFromBytes(of.getBytes(UTF_8)).toString();
    }
}
