package app.merit.ingest.crm.freshsales;

import static app.merit.ingest.crm.Decoding.fact;
import static app.merit.ingest.crm.Decoding.note;
import static app.merit.ingest.crm.Decoding.records;
import static app.merit.ingest.crm.Decoding.source;
import static app.merit.ingest.crm.RestFixture.answer;
import static app.merit.ingest.crm.RestFixture.withApi;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.merit.ingest.crm.Decoding;
import app.merit.ingest.domain.ChangeKind;
import app.merit.ingest.domain.CustomValue;
import app.merit.ingest.domain.Entity;
import app.merit.ingest.domain.Field;
import app.merit.ingest.domain.Item;
import app.merit.ingest.domain.Reading;
import app.merit.ingest.domain.RecordApi;
import app.merit.ingest.domain.RecordPage;
import app.merit.ingest.domain.Snapshot;
import app.merit.ingest.domain.SourceSettings;
import app.merit.ingest.domain.UserPage;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FreshsalesDecodingTest {
    private static final FreshsalesAdapter FRESHSALES = new FreshsalesAdapter();
    private static final Map<String, String> JSON = Map.of("content-type", "application/json");
    private static final Instant RECEIVED = Instant.parse("2026-11-23T10:20:00Z");
    private static final String TEMPLATE = """
            {"event":"deal_updated","id":"9001","updated_at":"2026-11-20T10:00:00Z","created_at":"2026-11-01T08:00:00Z",
             "stage":"31","pipeline":"3","status":"won","amount":"1250.50","currency":"eur","owner":"77"}""";

    @Test
    void thePrescribedTemplateNeedsNoOptions() {
        Item.Fact fact = fact(items(TEMPLATE, Map.of()));

        assertThat(fact.entity()).isEqualTo(Entity.DEAL);
        assertThat(fact.id()).isEqualTo("9001");
        assertThat(fact.kind()).isEqualTo("deals");
        assertThat(fact.change()).isEqualTo(ChangeKind.UPDATED);
        assertThat(fact.snapshot()).isEqualTo(Snapshot.FULL);
        assertThat(fact.needsHydration()).isFalse();
        assertThat(fact.occurredAt()).contains(Instant.parse("2026-11-20T10:00:00Z"));
        assertThat(fact.fields().standard())
                .containsOnly(
                        Map.entry(Field.OWNER, Optional.of("77")),
                        Map.entry(Field.CREATED_AT, Optional.of(Instant.parse("2026-11-01T08:00:00Z"))),
                        Map.entry(Field.STAGE, Optional.of("31")),
                        Map.entry(Field.PIPELINE, Optional.of("3")),
                        Map.entry(Field.AMOUNT, Optional.of(new BigDecimal("1250.50"))),
                        Map.entry(Field.CURRENCY, Optional.of("EUR")),
                        Map.entry(Field.STATUS, Optional.of("won")));
    }

    @Test
    void aTemplateOfTheirOwnIsMapped() {
        Item.Fact fact = fact(items(
                "{\"deal\":{\"Id\":9001,\"a.b\":\"31\",\"value\":\"7\",\"sales_owner\":{\"id\":77},\"region\":\"North\"},\"at\":1795168800}",
                Map.of(
                        "map.id", "deal.Id",
                        "map.stage", "/deal/a.b",
                        "map.amount", "deal.value",
                        "map.owner", "deal.sales_owner.id",
                        "map.updatedAt", "at",
                        "won", "31, 32",
                        "lost", "33",
                        "custom.region", "deal.region")));

        assertThat(fact.id()).isEqualTo("9001");
        assertThat(fact.occurredAt()).contains(Instant.parse("2026-11-20T10:00:00Z"));
        assertThat(fact.fields().standard())
                .containsEntry(Field.STATUS, Optional.of("won"))
                .containsEntry(Field.OWNER, Optional.of("77"))
                .containsEntry(Field.AMOUNT, Optional.of(new BigDecimal("7")));
        assertThat(fact.fields().custom()).containsEntry("region", Optional.of(new CustomValue.Text("North")));
    }

    @Test
    void aDealHasItsPlaceInTheCompanysOwnFreshsales() {
        assertThat(fact(items(TEMPLATE, Map.of("domain", "example.myfreshworks.com")))
                        .fields()
                        .value(Field.URL))
                .contains("https://example.myfreshworks.com/crm/sales/deals/9001");
        assertThat(fact(items(TEMPLATE, Map.of("domain", "evil.example.com")))
                        .fields()
                        .states(Field.URL))
                .isFalse();
    }

    @Test
    void aFormIsReadLikeJson() {
        Item.Fact fact = fact(Decoding.items(
                FRESHSALES,
                Map.of("content-type", "application/x-www-form-urlencoded"),
                "deal[id]=9001&deal[stage]=%D0%92%20%D1%80%D0%B0%D0%B1%D0%BE%D1%82%D0%B5&deal[amount]=7",
                RECEIVED,
                Map.of("map.id", "deal.id", "map.stage", "deal.stage", "map.amount", "deal.amount")));

        assertThat(fact.id()).isEqualTo("9001");
        assertThat(fact.fields().value(Field.STAGE)).contains("В работе");
    }

    @ParameterizedTest
    @CsvSource({
        "won,31,,won",
        ",31,31,won",
        ",33,31,lost",
        ",35,31,open",
        "Lost,31,,lost",
        "'Closed won',31,Closed won,won"
    })
    void listedValuesProveAnOutcome(String status, String stage, String won, String outcome) {
        String body = "{\"id\":1,\"stage\":\"" + stage + "\"" + (status == null ? "" : ",\"status\":\"" + status + "\"")
                + "}";
        Map<String, String> options = won == null ? Map.of() : Map.of("won", won, "lost", "33");

        assertThat(fact(items(body, options)).fields().value(Field.STATUS)).contains(outcome);
    }

    @Test
    void aLabelAloneProvesNothing() {
        Item.Fact fact =
                fact(items(TEMPLATE.replace("\"status\":\"won\",", "").replace("\"31\"", "\"Won\""), Map.of()));

        assertThat(fact.fields().states(Field.STATUS)).isFalse();
        assertThat(fact.needsHydration()).isTrue();
        assertThat(fact.snapshot()).isEqualTo(Snapshot.DELTA);
    }

    @ParameterizedTest
    @CsvSource({
        "deal_created,CREATED,false",
        "Deal Created,CREATED,false",
        "deal_updated,UPDATED,false",
        "stage changed,UPDATED,false",
        "deal_deleted,DELETED,false",
        "deal_restored,UPDATED,true",
        ",UPDATED,false"
    })
    void theEventIsWhatItsWordsSay(String event, ChangeKind change, boolean restores) {
        Item.Fact fact = fact(items(TEMPLATE.replace("deal_updated", event == null ? "" : event), Map.of()));

        assertThat(fact.change()).isEqualTo(change);
        assertThat(fact.restores()).isEqualTo(restores);
        assertThat(fact.fields().isEmpty()).isEqualTo(change == ChangeKind.DELETED);
    }

    @Test
    void listedEventsCountAlone() {
        Map<String, String> options = Map.of("deleted", "gone");

        assertThat(fact(items(TEMPLATE.replace("deal_updated", "gone"), options))
                        .change())
                .isEqualTo(ChangeKind.DELETED);
        assertThat(fact(items(TEMPLATE.replace("deal_updated", "deal_deleted"), options))
                        .change())
                .isEqualTo(ChangeKind.UPDATED);
    }

    @Test
    void eventsOfOthersAreOfNoInterest() {
        assertThat(items(TEMPLATE.replace("deal_updated", "contact_updated"), Map.of()))
                .containsExactly(new Item.Ignored("contact_updated"));
        assertThat(items(TEMPLATE.replace("{\"event\"", "{\"entity\":\"product\",\"event\""), Map.of()))
                .containsExactly(new Item.Ignored("deal_updated"));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-20T13:00:00+03:00,,2026-11-20T10:00:00Z",
        "2026-11-20 10:00:00 UTC,,2026-11-20T10:00:00Z",
        "1795168800,,2026-11-20T10:00:00Z",
        "2026-11-20 13:00:00,Europe/Moscow,2026-11-20T10:00:00Z",
        "2026-11-20T13:00:00,Europe/Moscow,2026-11-20T10:00:00Z",
        "2026-11-20 13:00:00,,",
        "yesterday,Europe/Moscow,"
    })
    void aTimeWithoutAZoneIsNoneUnlessTheZoneIsKnown(String text, String zone, Instant at) {
        Item.Fact fact = fact(
                items(TEMPLATE.replace("2026-11-20T10:00:00Z", text), zone == null ? Map.of() : Map.of("zone", zone)));

        assertThat(fact.occurredAt()).isEqualTo(Optional.ofNullable(at));
    }

    @Test
    void anEmptyValueIsClearedAndAnUnreadableOneAskedFor() {
        Item.Fact cleared = fact(items(TEMPLATE.replace("\"77\"", "\"\"").replace("\"1250.50\"", "null"), Map.of()));
        assertThat(cleared.fields().standard())
                .containsEntry(Field.OWNER, Optional.empty())
                .containsEntry(Field.AMOUNT, Optional.empty());
        assertThat(cleared.needsHydration()).isFalse();

        Item.Fact unreadable = fact(items(TEMPLATE.replace("1250.50", "1,250.50 EUR"), Map.of()));
        assertThat(unreadable.fields().states(Field.AMOUNT)).isFalse();
        assertThat(unreadable.needsHydration()).isTrue();
    }

    @Test
    void equalKeysAreTheSameChange() {
        String key = key(TEMPLATE, RECEIVED);

        assertThat(key(TEMPLATE.replace("deal_updated", "stage changed"), RECEIVED.plusSeconds(86_400)))
                .isEqualTo(key);
        assertThat(key(TEMPLATE.replace("\"1250.50\"", "1250.5").replace("10:00:00Z", "13:00:00+03:00"), RECEIVED))
                .isEqualTo(key);
        assertThat(key(TEMPLATE.replace("1250.50", "1250.51"), RECEIVED)).isNotEqualTo(key);
        assertThat(key(TEMPLATE.replace("10:00:00Z", "10:00:01Z"), RECEIVED)).isNotEqualTo(key);
        assertThat(key(TEMPLATE.replace("9001", "9002"), RECEIVED)).isNotEqualTo(key);
    }

    @Test
    void withoutATimeARedeliveryComesWithinTheHour() {
        String body = TEMPLATE.replace("\"updated_at\":\"2026-11-20T10:00:00Z\",", "");

        assertThat(key(body, RECEIVED)).isEqualTo(key(body, RECEIVED.plusSeconds(60)));
        assertThat(key(body, RECEIVED)).isNotEqualTo(key(body, RECEIVED.plusSeconds(86_400)));
    }

    @Test
    void activitiesAreWhatTheBodySays() {
        Item.Fact fact = fact(items(
                "{\"id\":5,\"owner\":77,\"type\":\"Call\",\"done\":\"Completed\",\"duration\":\"90\",\"deal_id\":9001,\"updated_at\":1795168800}",
                Map.of("entity", "activity")));

        assertThat(fact.entity()).isEqualTo(Entity.ACTIVITY);
        assertThat(fact.needsHydration()).isFalse();
        assertThat(fact.fields().standard())
                .containsEntry(Field.ACTIVITY_TYPE, Optional.of("call"))
                .containsEntry(Field.DONE, Optional.of(true))
                .containsEntry(Field.DURATION_SECONDS, Optional.of(new BigDecimal("90")))
                .containsEntry(Field.DEAL_ID, Optional.of("9001"));
    }

    @ParameterizedTest
    @CsvSource({
        "task_created,task",
        "Appointment completed,meeting",
        "phonecall.updated,call",
        "sales_activity_updated,other"
    })
    void anEventOfAnActivityMakesNoDeal(String event, String type) {
        String body = "{\"event\":\"" + event + "\",\"id\":5,\"owner\":77,\"updated_at\":1795168800}";

        Item.Fact fact = fact(items(body, Map.of()));
        assertThat(fact.entity()).isEqualTo(Entity.ACTIVITY);
        assertThat(fact.fields().value(Field.ACTIVITY_TYPE)).contains(type);
        assertThat(fact(items(body, Map.of("entity", "deal"))).entity()).isEqualTo(Entity.DEAL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"deal_note_added", "deal_task_done", "won"})
    void anEventOfADealMayNameAnActivity(String event) {
        assertThat(fact(items(TEMPLATE.replace("deal_updated", event), Map.of()))
                        .entity())
                .isEqualTo(Entity.DEAL);
    }

    @ParameterizedTest
    @CsvSource({"[],unknown-shape", "7,unknown-shape", "{},id-missing", "{,malformed-json"})
    void whatCannotBeUnderstoodHasAReason(String body, String reason) {
        assertThat(items(body, Map.of()))
                .singleElement()
                .isInstanceOfSatisfying(
                        Item.Unreadable.class, bad -> assertThat(bad.reason()).isEqualTo(reason));
    }

    @Nested
    class Records {
        private static final RecordApi API = FRESHSALES.records().orElseThrow();
        private static final SourceSettings SOURCE = withApi(source("freshsales", "fake-url-secret"))
                .withOptions(Map.of("domain", "example.myfreshworks.com", "deals-view", "12"));
        private static final Instant SINCE = Instant.parse("2026-11-20T10:00:00Z");
        private static final String LOOKUPS =
                "{\"stages\":{\"31\":{\"name\":\"Done\",\"forecast\":\"Closed Won\"},\"32\":{\"name\":\"New\",\"forecast\":\"Open\"}},"
                        + "\"currencies\":{\"4\":\"EUR\"}}";
        private static final String DEAL = """
                {"id":9001,"name":"prose","owner_id":77,"deal_stage_id":31,"deal_pipeline_id":3,"amount":"1250.5",
                 "currency_id":4,"created_at":"2026-11-01T08:00:00Z","updated_at":"2026-11-20T10:00:00Z",
                 "stage_updated_time":"2026-11-19T08:00:00Z","closed_date":"2026-11-18","expected_close":null,
                 "custom_field":{"cf_region":"North"}}""";

        @Test
        void dealsAreReadAtTheirDomain() {
            assertThat(API.baseUrl(SOURCE)).contains("https://example.myfreshworks.com");
            assertThat(API.baseUrl(SOURCE.withOptions(Map.of()))).isEmpty();
            assertThat(API.read(SOURCE, "deals", "9001/x").path()).isEqualTo("/crm/sales/api/deals/9001%2Fx");
            assertThat(API.login(Map.of("token", "fake-key"))).containsEntry("Authorization", "Token token=fake-key");
        }

        /** An activity has an id of its own: the deal that happens to have the same number is another thing. */
        @Test
        void noDealIsReadForAnActivity() {
            assertThatThrownBy(() -> API.read(SOURCE, "activities", "9001"))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThat(records(FRESHSALES, note(Entity.ACTIVITY, "activities", "9001"), DEAL, LOOKUPS, Map.of()))
                    .containsExactly(new Item.Ignored("unknown-kind"));
        }

        @Test
        void anAnswerMeansWhatItSays() {
            assertThat(understand("{\"deal\":" + DEAL + "}"))
                    .isInstanceOfSatisfying(
                            Reading.Found.class,
                            found -> assertThat(found.modifiedAt()).contains(SINCE));
            assertThat(understand("{\"deal\":{\"id\":9001,\"is_deleted\":true}}"))
                    .isEqualTo(new Reading.Missing());
            assertThat(understand("{\"deal\":{\"id\":1}}")).isInstanceOf(Reading.Refused.class);
            assertThat(API.understand(SOURCE, "deals", "9001", answer(404, "{}")))
                    .isEqualTo(new Reading.Missing());
            assertThat(API.understand(SOURCE, "deals", "9001", answer(404, ""))).isInstanceOf(Reading.Refused.class);
        }

        @Test
        void aDealIsAFullSnapshotExplainedByItsLookups() {
            Item.Fact fact = read(DEAL, LOOKUPS, Map.of());

            assertThat(fact.snapshot()).isEqualTo(Snapshot.FULL);
            assertThat(fact.occurredAt()).contains(SINCE);
            assertThat(fact.currencyElsewhere()).isFalse();
            assertThat(fact.fields().standard())
                    .containsEntry(Field.OWNER, Optional.of("77"))
                    .containsEntry(Field.STAGE, Optional.of("31"))
                    .containsEntry(Field.STATUS, Optional.of("won"))
                    .containsEntry(Field.AMOUNT, Optional.of(new BigDecimal("1250.5")))
                    .containsEntry(Field.CURRENCY, Optional.of("EUR"))
                    .containsEntry(Field.STAGE_ENTERED_AT, Optional.of(Instant.parse("2026-11-19T08:00:00Z")))
                    .doesNotContainKeys(Field.CLOSED_AT, Field.WON_AT);
            assertThat(fact.fields().custom())
                    .containsEntry("closed_date", Optional.of(new CustomValue.Date(LocalDate.parse("2026-11-18"))))
                    .containsEntry("expected_close", Optional.empty())
                    .containsEntry("cf_region", Optional.of(new CustomValue.Text("North")));
        }

        @Test
        void aCurrencyThatNobodySpellsOutIsNotTheSourcesOwn() {
            assertThat(read(DEAL, "{}", Map.of()).currencyElsewhere()).isTrue();
            assertThat(read(DEAL, "{}", Map.of()).fields().states(Field.STATUS)).isFalse();
        }

        @Test
        void withoutAForecastTheOptionsTell() {
            Map<String, String> options = Map.of("won", "done", "lost", "33");
            String nameless = LOOKUPS.replace("Closed Won", "").replace("\"Open\"", "\"\"");

            assertThat(read(DEAL, nameless, options).fields().value(Field.STATUS))
                    .contains("won");
            assertThat(read(DEAL.replace(":31,", ":33,"), nameless, options)
                            .fields()
                            .value(Field.STATUS))
                    .contains("lost");
            assertThat(read(DEAL.replace(":31,", ":32,"), nameless, options)
                            .fields()
                            .value(Field.STATUS))
                    .contains("open");
        }

        @Test
        void lookupsAreReduced() {
            assertThat(
                            API.lookedUp(
                                    SOURCE,
                                    "stages",
                                    answer(
                                            200,
                                            "{\"deal_stages\":[{\"id\":31,\"name\":\"Done\",\"forecast_type\":\"Closed Won\",\"x\":1}]}")))
                    .contains("{\"31\":{\"name\":\"Done\",\"forecast\":\"Closed Won\"}}");
            assertThat(API.lookedUp(
                            SOURCE,
                            "currencies",
                            answer(200, "{\"currencies\":[{\"id\":4,\"currency_code\":\"EUR\"}]}")))
                    .contains("{\"4\":\"EUR\"}");
            assertThat(API.lookedUp(SOURCE, "stages", answer(200, "{}"))).isEmpty();
        }

        @Test
        void aViewIsListedBackToTheMark() {
            assertThat(API.list(SOURCE, "deals", SINCE, Optional.empty())
                            .orElseThrow()
                            .path())
                    .isEqualTo("/crm/sales/api/deals/view/12?sort=updated_at&sort_type=desc&page=1");
            assertThat(API.list(SOURCE.withOptions(Map.of()), "deals", SINCE, Optional.empty()))
                    .isEmpty();
            String body = "{\"deals\":[" + DEAL + "],\"meta\":{\"total_pages\":3}}";
            assertThat(page(body, SINCE, Optional.empty()).next()).contains("2");
            assertThat(page(body, SINCE, Optional.of("2")).next()).contains("3");
            assertThat(page(body, SINCE, Optional.of("3")).next()).isEmpty();
            assertThat(page(body, SINCE.plusSeconds(1), Optional.empty()).next())
                    .isEmpty();
            assertThat(((RecordPage.Records) API.page(SOURCE, "deals", answer(200, body))).next())
                    .isEmpty();
        }

        @Test
        void ownersAreTheUsers() {
            assertThat(
                            API.userPage(
                                    SOURCE,
                                    answer(
                                            200,
                                            "{\"users\":[{\"id\":77,\"display_name\":\"A\",\"email\":\"a@example.com\",\"is_active\":false}]}")))
                    .isEqualTo(new UserPage.Users(
                            List.of(new UserPage.CrmUser("77", "A", Optional.of("a@example.com"), false)),
                            Optional.empty()));
        }

        private static RecordPage.Records page(String body, Instant since, Optional<String> cursor) {
            return (RecordPage.Records) API.page(SOURCE, "deals", since, cursor, answer(200, body));
        }

        private static Item.Fact read(String record, String lookups, Map<String, String> options) {
            return fact(records(FRESHSALES, note(Entity.DEAL, "deals", "9001"), record, lookups, options));
        }

        private static Reading understand(String body) {
            return API.understand(SOURCE, "deals", "9001", answer(200, body));
        }
    }

    private static String key(String body, Instant receivedAt) {
        return fact(Decoding.items(FRESHSALES, JSON, body, receivedAt)).dedupeKey();
    }

    private static List<Item> items(String body, Map<String, String> options) {
        return Decoding.items(FRESHSALES, JSON, body, RECEIVED, options);
    }
}
