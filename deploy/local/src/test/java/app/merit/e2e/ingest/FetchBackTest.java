package app.merit.e2e.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.merit.local.simulator.Dialect;
import app.merit.local.simulator.push.WebhookSender;
import app.merit.local.simulator.record.Deal;
import app.merit.local.simulator.rest.RestServer;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Records that webhooks only name, or do not prove, are read back from the CRM. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FetchBackTest {
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final List<Dialect> DIALECTS =
            List.of(Dialect.BITRIX24, Dialect.AMOCRM, Dialect.HUBSPOT, Dialect.PIPEDRIVE, Dialect.ZOHO);

    private final Map<Dialect, Account> accounts = new EnumMap<>(Dialect.class);
    private RestServer crms;
    private RunningIngest ingest;
    private DealTopic topic;
    private WebhookSender sender;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        crms = new RestServer(0);
        DIALECTS.forEach(dialect -> accounts.put(dialect, new Account(dialect, crms)));
        String sources = accounts.values().stream().map(Account::settings).collect(Collectors.joining());
        ingest = RunningIngest.start(folder, """
                merit.ingest.read.pause=%s
                merit.ingest.read.confirm-after=PT1S
                merit.reconcile.every=PT1H
                """.formatted(PAUSE) + sources);
        topic = ingest.deals();
        sender = new WebhookSender(ingest.url());
    }

    @AfterAll
    void stop() {
        topic.close();
        ingest.close();
        crms.close();
    }

    @Test
    void anEventThatOnlyNamesTheDealBecomesTheWholeDeal() throws Exception {
        Account bitrix = accounts.get(Dialect.BITRIX24);
        bitrix.push(bitrix.opened(410, "1500.50", now()).won(now()), sender);

        JsonNode read = awaitRead(bitrix, "410");

        assertThat(fields(read, "owner", "status", "amount", "currency"))
                .containsExactly("4711", "won", "1500.5", "EUR");
        assertThat(bitrix.calls().readsOfDeal(410)).isEqualTo(1);
        assertThat(bitrix.calls().unknown()).isEmpty();
    }

    @Test
    void aThousandUpdatesOfOneDealCostNoMoreThanOneReadInEachPause() throws Exception {
        Account bitrix = accounts.get(Dialect.BITRIX24);
        Instant begun = Instant.now();
        Deal deal = bitrix.opened(411, "1.00", now());
        bitrix.push(deal, sender);
        for (int update = 1; update <= 1000; update++) {
            deal = deal.worth(BigDecimal.valueOf(update), now());
            bitrix.push(deal, sender);
        }

        await().atMost(PATIENCE)
                .until(() -> reads(bitrix, "411").stream()
                        .anyMatch(read -> fields(read, "amount").equals(List.of("1000"))));

        assertThat(bitrix.calls().unknown()).isEmpty();
        long pauses = Duration.between(begun, Instant.now()).dividedBy(PAUSE);
        assertThat(bitrix.calls().readsOfDeal(411)).isBetween(1L, pauses + 2);
    }

    @ParameterizedTest
    @EnumSource(names = {"AMOCRM", "PIPEDRIVE", "HUBSPOT", "ZOHO"})
    void aDealThatNothingSignedConfirmsIsConfirmedByARead(Dialect dialect) throws Exception {
        Account crm = accounts.get(dialect);
        crm.push(crm.opened(500, "900", now().minusSeconds(30)), sender);
        crm.push(crm.opened(500, "900", now().minusSeconds(30)).won(now()), sender);

        JsonNode read = awaitRead(crm, "500");

        assertThat(fields(read, "owner", "status", "amount", "currency")).containsExactly("4711", "won", "900", "EUR");
        assertThat(read.path("signed").asBoolean()).isTrue();
        assertThat(crm.calls().unknown()).isEmpty();
        assertThat(topic.of(crm.name()).stream()
                        .filter(change -> change.path("origin").asText().equals("webhook")))
                .as("unsigned only where the vendor signs nothing")
                .allMatch(change -> change.path("signed").asBoolean() == (dialect == Dialect.HUBSPOT));
    }

    private JsonNode awaitRead(Account crm, String number) {
        await().atMost(PATIENCE).until(() -> !reads(crm, number).isEmpty());
        return reads(crm, number).getLast();
    }

    /** The dialects make their own kinds of id of a number; all end with it. */
    private List<JsonNode> reads(Account crm, String number) {
        return topic.of(crm.name()).stream()
                .filter(change -> change.path("origin").asText().equals("read"))
                .filter(change -> change.path("id").asText().endsWith(number))
                .toList();
    }

    /** Decimals without the zeros that mean nothing. */
    private static List<String> fields(JsonNode change, String... names) {
        return Arrays.stream(names)
                .map(name -> change.path("fields").path(name).asText())
                .map(text -> text.matches("\\d+\\.\\d+") ? text.replaceFirst("\\.?0+$", "") : text)
                .toList();
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS);
    }
}
