package app.merit.local.simulator.dialect.monday;

import static java.nio.charset.StandardCharsets.UTF_8;

import app.merit.local.simulator.push.Hmac;
import app.merit.local.simulator.push.Pushes;
import app.merit.local.simulator.push.Subscription;
import app.merit.local.simulator.push.WebhookRequest;
import app.merit.local.simulator.record.Activity;
import app.merit.local.simulator.record.CrmEvent;
import app.merit.local.simulator.record.Deal;
import app.merit.local.simulator.rest.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** monday.com: one column of one item, with the token of the app. */
public final class MondayPushes implements Pushes {
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final long TOKEN_SECONDS = 300;

    private final Subscription subscription;

    /** @param subscription its secret is the signing secret of the app */
    public MondayPushes(Subscription subscription) {
        this.subscription = subscription;
    }

    @Override
    public WebhookRequest write(CrmEvent event, Instant sentAt) {
        ObjectNode told =
                switch (event) {
                    case CrmEvent.DealStep(var now, var before) -> deal(now, before);
                    case CrmEvent.ActivityStep(var now, var before) -> activity(now, before == null);
                    case CrmEvent.DealGone(var last, var at) ->
                        event("delete_pulse", MondayBoard.DEALS, last.number(), at);
                    case CrmEvent.ActivityGone(var last, var at) ->
                        event("delete_pulse", MondayBoard.ACTIVITIES, last.number(), at);
                };
        ObjectNode document = Json.object();
        document.set("event", told);
        return new WebhookRequest(
                subscription.path(),
                Map.of("Content-Type", "application/json", "Authorization", token(sentAt)),
                Json.bytes(document));
    }

    /** One column of those that changed, as monday tells each alone. */
    private static ObjectNode deal(Deal now, @Nullable Deal before) {
        if (before == null) {
            return event("create_pulse", MondayBoard.DEALS, now.number(), now.changedAt());
        }
        ObjectNode event = event("update_column_value", MondayBoard.DEALS, now.number(), now.changedAt());
        if (before.amount().compareTo(now.amount()) != 0) {
            event.put("columnId", MondayBoard.AMOUNT).put("columnType", "numeric");
            event.putObject("value").put("value", now.amount());
        } else if (!before.owner().equals(now.owner())) {
            event.put("columnId", MondayBoard.OWNER).put("columnType", "multiple-person");
            event.set("value", MondayBoard.owner(now.owner()));
        } else {
            event.put("columnId", MondayBoard.STATUS).put("columnType", "color");
            event.putObject("value")
                    .putObject("label")
                    .put("index", MondayBoard.label(now))
                    .put("text", MondayBoard.text(now));
        }
        return event;
    }

    private static ObjectNode activity(Activity now, boolean created) {
        ObjectNode event = event(
                created ? "create_pulse" : "update_column_value",
                MondayBoard.ACTIVITIES,
                now.number(),
                now.changedAt());
        if (!created) {
            event.put("columnId", MondayBoard.STATUS).put("columnType", "color");
            event.putObject("value")
                    .putObject("label")
                    .put("index", MondayBoard.label(now))
                    .put("text", now.done() ? "Done" : "Open");
        }
        return event;
    }

    private static ObjectNode event(String type, String board, long item, Instant at) {
        return Json.object()
                .put("app", "monday")
                .put("type", type)
                .put("triggerTime", at.toString())
                .put("subscriptionId", 73_759_690)
                .put("userId", 9_603_417)
                .put("boardId", Long.parseLong(board))
                .put("groupId", "topics")
                .put("pulseId", item)
                .put("pulseName", "Demo")
                .put("changedAt", at.getEpochSecond())
                .put(
                        "triggerUuid",
                        UUID.nameUUIDFromBytes((type + item + at).getBytes(UTF_8))
                                .toString()
                                .replace("-", ""));
    }

    private String token(Instant sentAt) {
        String claims = "{\"iss\":\"monday\",\"exp\":" + (sentAt.getEpochSecond() + TOKEN_SECONDS) + "}";
        String signed =
                encoded("{\"alg\":\"HS256\",\"typ\":\"JWT\"}".getBytes(UTF_8)) + "." + encoded(claims.getBytes(UTF_8));
        return signed + "." + encoded(Hmac.sha256(subscription.secret().getBytes(UTF_8), signed.getBytes(UTF_8)));
    }

    private static String encoded(byte[] bytes) {
        return BASE64.encodeToString(bytes);
    }
}
