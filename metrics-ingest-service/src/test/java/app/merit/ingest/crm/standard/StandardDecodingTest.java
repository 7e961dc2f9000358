package app.merit.ingest.crm.standard;

import static org.assertj.core.api.Assertions.assertThat;

import app.merit.ingest.crm.Decoding;
import app.merit.ingest.domain.ChangeKind;
import app.merit.ingest.domain.CustomValue;
import app.merit.ingest.domain.Entity;
import app.merit.ingest.domain.Field;
import app.merit.ingest.domain.Item;
import app.merit.ingest.domain.Share;
import app.merit.ingest.domain.Snapshot;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandardDecodingTest {
    private static final String DATA = "{\"id\":\"d-1\",\"fields\":{\"owner\":\"anna\",\"amount\":\"10.50\"}}";
    private static final Map<String, String> STRUCTURED =
            Map.of("content-type", "application/cloudevents+json; charset=utf-8");

    @Test
    void aThousandEventsAreReadAndOneMoreIsNot() {
        Map<String, String> batch = Map.of("content-type", "application/cloudevents-batch+json");
        String events = (event("\"data\":" + DATA) + ",").repeat(1000);
        assertThat(decode(batch, "[" + events.substring(0, events.length() - 1) + "]"))
                .hasSize(1000);
        assertThat(decode(batch, "[" + events + "{}]"))
                .singleElement()
                .isInstanceOfSatisfying(
                        Item.Unreadable.class, item -> assertThat(item.reason()).isEqualTo("batch-too-long"));
    }

    @Test
    void aHundredFaultsAreEnough() {
        String custom =
                IntStream.range(0, 50_000).mapToObj(i -> "\"k " + i + "\":1").collect(Collectors.joining(","));
        assertThat(decode(STRUCTURED, event("\"data\":{\"id\":\"1\",\"fields\":{\"custom\":{" + custom + "}}}")))
                .singleElement()
                .isInstanceOfSatisfying(
                        Item.Unreadable.class,
                        item -> assertThat(item.detail())
                                .endsWith("; and many more")
                                .hasSizeLessThan(1000));
    }

    @Test
    void allThreeModesAndThePlainBodySayTheSame() {
        Item.Fact structured = Decoding.fact(decode(STRUCTURED, event("\"data\":" + DATA)));
        Item.Fact batched = Decoding.fact(decode(
                Map.of("content-type", "application/cloudevents-batch+json"), "[" + event("\"data\":" + DATA) + "]"));
        Item.Fact binary = Decoding.fact(decode(
                Map.of(
                        "content-type",
                        "application/json",
                        "ce-specversion",
                        "1.0",
                        "ce-id",
                        "7",
                        "ce-source",
                        "/erp",
                        "ce-type",
                        "merit.deal.v1",
                        "ce-time",
                        "2026-11-20T10:00:00Z"),
                DATA));
        Item.Fact encoded = Decoding.fact(decode(
                STRUCTURED, event("\"data_base64\":\"" + Base64.getEncoder().encodeToString(DATA.getBytes()) + "\"")));

        assertThat(structured).isEqualTo(batched).isEqualTo(binary).isEqualTo(encoded);
        assertThat(structured.dedupeKey()).isEqualTo("standard:/erp#7");
        assertThat(structured.occurredAt()).contains(Instant.parse("2026-11-20T10:00:00Z"));
        assertThat(structured.change()).isEqualTo(ChangeKind.UPDATED);
        assertThat(structured.snapshot()).isEqualTo(Snapshot.DELTA);
        assertThat(structured.fields().value(Field.AMOUNT)).contains(new BigDecimal("10.50"));

        Item.Fact plain = Decoding.fact(decode(
                Map.of("content-type", "application/json", "webhook-id", "msg-1"),
                "{\"type\":\"merit.deal.v1\",\"timestamp\":\"2026-11-20T10:00:00Z\",\"data\":" + DATA + "}"));
        assertThat(plain.fields()).isEqualTo(structured.fields());
        assertThat(plain.dedupeKey()).isEqualTo("standard:msg-1");
    }

    @Test
    void headerValuesAreUnquotedAndDecodedOnce() {
        assertThat(HeaderText.decode("Euro%20%E2%82%AC%20%F0%9F%98%80")).isEqualTo("Euro € 😀");
        assertThat(HeaderText.decode("\"a \\\"b\\\" %2525\"")).isEqualTo("a \"b\" %25");
        assertThat(HeaderText.decode("1+1")).isEqualTo("1+1");
    }

    @Test
    void everyFieldOfTheCanonicalChangeCanBePosted() {
        Item.Fact fact = Decoding.fact(decode(STRUCTURED, event("""
                "data":{"id":"d-1","change":"created","snapshot":"full","restores":false,"version":"12",
                 "occurredAt":"2026-11-19T10:00:00+01:00","previous":{"status":"open"},
                 "fields":{"owner":"anna","status":"won","stage":"Closed won","pipeline":"p","amount":"1000.00","currency":"EUR",
                  "createdAt":"2026-11-01T00:00:00Z","closedAt":"2026-11-19T09:00:00Z","wonAt":"2026-11-19T09:00:00Z","lostAt":null,
                  "stageEnteredAt":"2026-11-19T09:00:00Z","url":"https://erp.example/d/1",
                  "custom":{"a":{"type":"text","value":"x"},"b":{"type":"number","value":"1.5"},"c":null,
                   "d":{"type":"money","value":{"amount":"5","currency":"USD"}},"e":{"type":"boolean","value":true},
                   "f":{"type":"list","value":["x","y"]}},
                  "shares":[{"crmUser":"anna","percent":"60"},{"crmUser":"boris","percent":"40"}]}}""")));

        assertThat(fact.occurredAt()).contains(Instant.parse("2026-11-19T09:00:00Z"));
        assertThat(fact.version()).contains("12");
        assertThat(fact.fields().standard()).hasSize(12).containsEntry(Field.LOST_AT, Optional.empty());
        assertThat(fact.fields().custom())
                .hasSize(6)
                .containsEntry("c", Optional.empty())
                .containsEntry("d", Optional.of(new CustomValue.Money(new BigDecimal("5"), Optional.of("USD"))));
        assertThat(fact.fields().shares())
                .containsExactly(new Share("anna", new BigDecimal("60")), new Share("boris", new BigDecimal("40")));
        assertThat(fact.previous().value(Field.STATUS)).contains("open");
    }

    @Test
    void anActivityCanBePosted() {
        Item.Fact fact = Decoding.fact(decode(STRUCTURED, event("""
                "data":{"id":"c-1","fields":{"activityType":"call","done":true,"durationSeconds":60,"dealId":"d-1"}}""").replace("merit.deal", "merit.activity")));
        assertThat(fact.entity()).isEqualTo(Entity.ACTIVITY);
        assertThat(fact.fields().value(Field.DURATION_SECONDS)).contains(new BigDecimal("60"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"fields\":{}}|data.id must be an id of 1 to 128 characters without spaces",
                "{\"id\":\"1\",\"feilds\":{}}|data.feilds is not known",
                "{\"id\":\"1\",\"fields\":{\"status\":\"closed\"}}|data.fields.status must be open, won or lost",
                "{\"id\":\"1\",\"fields\":{\"amount\":\"1e999999999\"}}|data.fields.amount must be a decimal such as \"125000.50\"",
                "{\"id\":\"1\",\"fields\":{\"amount\":1e999999999}}|data.fields.amount must be a decimal such as \"125000.50\"",
                "{\"id\":\"1\",\"fields\":{\"currency\":\"eur\"}}|data.fields.currency must be three capital letters",
                "{\"id\":\"1\",\"fields\":{\"wonAt\":\"2026-11-20\"}}|data.fields.wonAt must be an instant such as 2026-11-23T10:00:00Z",
                "{\"id\":\"1\",\"fields\":{\"done\":\"yes\"}}|data.fields.done must be true or false",
                "{\"id\":\"1\",\"fields\":{\"shares\":[{\"crmUser\":\"a\",\"percent\":\"99\"}]}}|data.fields.shares must be a list of {crmUser, percent} whose percents add up to 100",
                "{\"id\":\"1\",\"change\":\"moved\"}|data.change must be created, updated or deleted",
                "{\"id\":\"1\",\"occurredAt\":\"now\"}|data.occurredAt must be an instant such as 2026-11-23T10:00:00Z",
                "{\"id\":\"1\",\"fields\":[]}|data.fields must be an object"
            })
    void aFaultIsNamedByPlaceAndRule(String data, String detail) {
        assertThat(decode(STRUCTURED, event("\"data\":" + data)))
                .containsExactly(new Item.Unreadable(0, "invalid-data", detail));
    }

    @Test
    void unknownTypesAreIgnoredAndBrokenEnvelopesAreNot() {
        assertThat(decode(STRUCTURED, event("\"data\":{}").replace("merit.deal.v1", "com.example.x")))
                .containsExactly(new Item.Ignored("com.example.x"));
        assertThat(decode(Map.of("webhook-id", "m"), "{\"test\": 2432232314}"))
                .containsExactly(new Item.Ignored("untyped"));
        assertThat(decode(Map.of("content-type", "application/cloudevents-batch+json"), "[]"))
                .isEmpty();
        assertThat(reason(STRUCTURED, "{\"specversion\":\"1.0\",\"type\":\"merit.deal.v1\"}"))
                .isEqualTo("attribute-missing");
        assertThat(reason(STRUCTURED, "{\"specversion\":\"0.3\"}")).isEqualTo("unknown-specversion");
        assertThat(reason(STRUCTURED, event("\"data\":7"))).isEqualTo("data-missing");
        assertThat(reason(STRUCTURED, "nonsense")).isEqualTo("malformed-json");
    }

    @Test
    void namesFromOutsideAreShortenedAndMadePrintable() {
        assertThat(Faults.shortened("a\nb\u202e" + "x".repeat(100))).matches("a\\?b\\?x{36}\\.\\.\\.");
    }

    /** Many serialisers write null for a member that has no value. */
    @Test
    void aMemberThatIsNullIsAsGoodAsMissing() {
        Item.Fact fact = Decoding.fact(decode(STRUCTURED, event("""
                "data":{"id":"d-1","change":null,"snapshot":null,"restores":null,"version":null,"occurredAt":null,
                 "previous":null,"fields":{"owner":null,"amount":"10.50"}}""")));
        assertThat(fact.change()).isEqualTo(ChangeKind.UPDATED);
        assertThat(fact.occurredAt()).contains(Instant.parse("2026-11-20T10:00:00Z"));
        assertThat(fact.previous().isEmpty()).isTrue();
        assertThat(fact.fields().standard()).containsEntry(Field.OWNER, Optional.empty());
    }

    @Test
    void sourceAndIdAreKeptApartInTheKey() {
        String data = "\"data\":" + DATA;
        String one = Decoding.fact(decode(STRUCTURED, event(data).replace("\"/erp\"", "\"/erp#a\"")))
                .dedupeKey();
        String other = Decoding.fact(decode(STRUCTURED, event(data).replace("\"7\"", "\"a#7\"")))
                .dedupeKey();
        assertThat(one).isNotEqualTo(other);
    }

    @Test
    void dataOfAnotherTypeNeedNotBeJson() {
        assertThat(decode(binary("com.example.x"), "<a/>")).containsExactly(new Item.Ignored("com.example.x"));
        assertThat(reason(binary("merit.deal.v1"), "<a/>")).isEqualTo("malformed-json");
    }

    @Test
    void aListThatIsNotSentAsABatchIsNotLostInSilence() {
        assertThat(reason(Map.of("webhook-id", "m"), "[" + event("\"data\":" + DATA) + "]"))
                .isEqualTo("unknown-shape");
    }

    private static Map<String, String> binary(String type) {
        return Map.of(
                "content-type",
                "text/xml",
                "ce-specversion",
                "1.0",
                "ce-id",
                "7",
                "ce-source",
                "/erp",
                "ce-type",
                type);
    }

    private static String reason(Map<String, String> headers, String body) {
        return ((Item.Unreadable) decode(headers, body).getFirst()).reason();
    }

    private static String event(String member) {
        return "{\"specversion\":\"1.0\",\"id\":\"7\",\"source\":\"/erp\",\"type\":\"merit.deal.v1\","
                + "\"time\":\"2026-11-20T10:00:00Z\"," + member + "}";
    }

    private static List<Item> decode(Map<String, String> headers, String body) {
        return Decoding.items(new StandardAdapter(), headers, body);
    }
}
