package app.merit.e2e.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.merit.local.simulator.Dialect;
import app.merit.local.simulator.push.Deliveries;
import app.merit.local.simulator.push.PushBehaviour;
import app.merit.local.simulator.push.WebhookSender;
import app.merit.local.simulator.record.Deal;
import app.merit.local.simulator.rest.RestServer;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What webhooks lost, one comparison with the CRM brings in. */
class ReconciliationTest {
    private static final int DEALS = 600;
    private static final long SEED = 7;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void oneComparisonBringsInEveryDealWhoseWebhookWasLost(@TempDir Path folder) throws Exception {
        try (RestServer crms = new RestServer(0)) {
            Account crm = new Account(Dialect.PIPEDRIVE, crms);
            // Only the comparison may bring anything in: no deal is read back to confirm it meanwhile.
            String settings = "merit.reconcile.every=PT1H\nmerit.ingest.read.confirm-after=PT1H\n" + crm.settings();
            try (RunningIngest ingest = RunningIngest.start(folder, settings);
                    DealTopic topic = ingest.deals()) {
                int lost = pushMost(crm, new WebhookSender(ingest.url()));
                assertThat(lost).isBetween(3, DEALS / 20);
                await().atMost(PATIENCE).until(() -> state(topic.of(crm.name())).size() == DEALS - lost);

                JsonNode comparison = compare(ingest, crm);

                await().atMost(PATIENCE)
                        .untilAsserted(
                                () -> assertThat(state(topic.of(crm.name()))).isEqualTo(stored(crm)));
                assertThat(comparison.path("listed").asInt()).isEqualTo(DEALS);
                assertThat(comparison.path("missing").asInt()).isEqualTo(lost);
                assertThat(comparison.path("unreadable").asInt()).isZero();
                assertThat(crm.calls().unknown()).isEmpty();
                awaitHealed(ingest, crm, lost);
            }
        }
    }

    /** @return how many webhooks were lost */
    private static int pushMost(Account crm, WebhookSender sender) throws Exception {
        Deliveries network = new Deliveries(PushBehaviour.GOOD.dropping(1), SEED);
        // So long ago that no webhook is still on its way, and not so long that the comparison of before has covered
        // it.
        Instant start = Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(540);
        for (int number = 1; number <= DEALS; number++) {
            Instant at = start.plusSeconds(number / 2);
            Deal deal = crm.opened(number, number + ".25", at);
            for (var delivery : network.of(crm.save(number % 2 == 0 ? deal.won(at) : deal))) {
                assertThat(sender.send(delivery.request())).isBetween(200, 299);
            }
        }
        return network.dropped().size();
    }

    private static JsonNode compare(RunningIngest ingest, Account crm) throws Exception {
        String path = "/api/ingest/reconciliations/" + ingest.reconcile(crm.name());
        await().atMost(PATIENCE)
                .until(() -> List.of("done", "failed")
                        .contains(ingest.get(path).path("state").asText()));
        JsonNode comparison = ingest.get(path);
        assertThat(comparison.path("state").asText()).as(comparison.toString()).isEqualTo("done");
        return comparison;
    }

    /** The days on which something was missing are green or healed, and all that was missing has healed. */
    private static void awaitHealed(RunningIngest ingest, Account crm, int lost) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            JsonNode days =
                    ingest.get("/api/ingest/completeness?source=" + crm.name()).path("items");
            assertThat(days)
                    .isNotEmpty()
                    .allSatisfy(day -> assertThat(day.path("state").asText()).isIn("healed", "green"));
            assertThat(days.findValues("healed").stream()
                            .mapToInt(JsonNode::asInt)
                            .sum())
                    .isEqualTo(lost);
        });
    }

    /** What the newest changes say of each deal. */
    private static Map<String, String> state(List<JsonNode> changes) {
        Map<String, String> state = new HashMap<>();
        changes.forEach(change -> {
            JsonNode fields = change.path("fields");
            state.put(
                    change.path("id").asText(),
                    text(
                            fields.path("owner").asText(),
                            fields.path("status").asText(),
                            new BigDecimal(fields.path("amount").asText())));
        });
        return state;
    }

    private static Map<String, String> stored(Account crm) {
        return crm.deals().stream()
                .collect(Collectors.toMap(
                        deal -> Long.toString(deal.number()),
                        deal -> text(deal.owner(), deal.isOpen() ? "open" : "won", deal.amount())));
    }

    private static String text(String owner, String status, BigDecimal amount) {
        return owner + " " + status + " " + amount.stripTrailingZeros().toPlainString();
    }
}
