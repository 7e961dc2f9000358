package app.merit.ingest.crm.close;

import static app.merit.ingest.crm.Decoding.fact;
import static app.merit.ingest.crm.Decoding.note;
import static app.merit.ingest.crm.Decoding.records;
import static app.merit.ingest.crm.Decoding.source;
import static app.merit.ingest.crm.RestFixture.answer;
import static app.merit.ingest.crm.RestFixture.text;
import static app.merit.ingest.crm.RestFixture.withApi;
import static org.assertj.core.api.Assertions.assertThat;

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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CloseRecordsTest {
    private static final RecordApi API = new CloseAdapter().records().orElseThrow();
    private static final SourceSettings SOURCE = withApi(source("close", "fa".repeat(32)));
    private static final Instant SINCE = Instant.parse("2026-11-20T10:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "opportunity,oppo_1,/api/v1/opportunity/oppo_1/",
        "activity.call,acti_1,/api/v1/activity/call/acti_1/",
        "activity.meeting,acti_1,/api/v1/activity/meeting/acti_1/",
        "task.lead,task_1,/api/v1/task/task_1/",
        "opportunity,../me?x=1,/api/v1/opportunity/%2E%2E%2Fme%3Fx%3D1/"
    })
    void everyKindHasItsPlaceAndNoIdLeavesIt(String kind, String id, String path) {
        assertThat(API.read(SOURCE, kind, id).path()).isEqualTo(path);
        assertThat(API.kinds(SOURCE)).extracting(RecordApi.Kind::kind).contains(kind);
    }

    @Test
    void theKeyIsTheUserName() {
        assertThat(API.login(Map.of("token", "fake-key"))).containsEntry("Authorization", "Basic ZmFrZS1rZXk6");
        assertThat(API.login(Map.of())).isEmpty();
        assertThat(API.baseUrl(SOURCE)).contains("https://api.close.com");
        assertThat(API.baseUrl(source("close", "fa".repeat(32)))).isEmpty();
    }

    @Test
    void aRecordIsFoundWithItsTime() {
        Reading reading = API.understand(
                SOURCE,
                "opportunity",
                "oppo_1",
                answer(
                        200,
                        "{\"id\":\"oppo_1\",\"date_updated\":\"2026-11-20T10:00:00.250000+00:00\",\"value\":1999}"));

        assertThat(reading).isInstanceOfSatisfying(Reading.Found.class, found -> {
            assertThat(found.modifiedAt()).contains(Instant.parse("2026-11-20T10:00:00.250Z"));
            assertThat(text(found.content())).contains("\"value\":1999");
        });
    }

    @Test
    void failuresMeanWhatTheySay() {
        assertThat(understand(404, "{}")).isEqualTo(new Reading.Missing());
        assertThat(understand(404, "<html>")).isInstanceOf(Reading.Refused.class);
        assertThat(understand(401, "{}")).isEqualTo(new Reading.LoginExpired());
        assertThat(understand(403, "{}")).isInstanceOf(Reading.Refused.class);
        assertThat(understand(502, "")).isInstanceOf(Reading.Later.class);
        assertThat(understand(429, "{\"error\":{\"rate_reset\":8.5,\"message\":\"slow down\"}}"))
                .isEqualTo(new Reading.Later(Optional.of(Duration.ofMillis(8500)), "rate-limit"));
        assertThat(API.understand(SOURCE, "opportunity", "oppo_1", answer(429, "", Map.of("Retry-After", "3"))))
                .isEqualTo(new Reading.Later(Optional.of(Duration.ofSeconds(3)), "http-429"));
        assertThat(understand(200, "{\"id\":\"oppo_2\"}")).isInstanceOf(Reading.Refused.class);
        assertThat(understand(200, "<html>")).isInstanceOf(Reading.Refused.class);
    }

    @Test
    void dealsAreListedByTheirChangeAndActivitiesByTheirCreation() {
        assertThat(path("opportunity", Optional.empty()))
                .isEqualTo("/api/v1/opportunity/?_limit=100&_order_by=date_updated"
                        + "&date_updated__gte=2026-11-20T10%3A00%3A00Z");
        assertThat(path("activity.call", Optional.empty()))
                .isEqualTo("/api/v1/activity/call/?_limit=100&date_created__gte=2026-11-20T10%3A00%3A00Z");
        assertThat(path("task.lead", Optional.empty())).contains("_type=lead", "date_updated__gte=");
    }

    @Test
    void pagesGoOnFromTheTimeOfTheLastRecord() {
        RecordPage.Records page = (RecordPage.Records) API.page(SOURCE, "opportunity", answer(200, """
                {"has_more":true,"data":[{"id":"oppo_1","date_updated":"2026-11-20T11:00:00+00:00"},
                 {"id":"oppo_2","date_updated":"2026-11-20T12:00:00+00:00"}]}"""));

        assertThat(page.records()).extracting(RecordPage.Listed::crmId).containsExactly("oppo_1", "oppo_2");
        assertThat(path("opportunity", page.next())).endsWith("date_updated__gte=2026-11-20T12%3A00%3A00Z");
    }

    /** Whichever order the vendor chose, no record is left out. */
    @Test
    void aListThatRunsBackwardsIsFollowedBackwards() {
        RecordPage.Records page = (RecordPage.Records) API.page(SOURCE, "activity.call", answer(200, """
                {"has_more":true,"data":[{"id":"acti_1","date_created":"2026-11-20T12:00:00+00:00"},
                 {"id":"acti_2","date_created":"2026-11-20T11:00:00+00:00"}]}"""));

        assertThat(path("activity.call", page.next()))
                .contains("date_created__gte=2026-11-20T10%3A00%3A00Z")
                .endsWith("date_created__lte=2026-11-20T11%3A00%3A00Z");
    }

    @Test
    void aPageThatCannotBeContinuedIsNoPage() {
        assertThat(API.page(SOURCE, "opportunity", answer(200, "{\"has_more\":true,\"data\":[]}")))
                .isInstanceOf(RecordPage.None.class);
        assertThat(API.page(SOURCE, "opportunity", answer(200, "{\"has_more\":false,\"data\":[]}")))
                .isEqualTo(new RecordPage.Records(List.of(), Optional.empty()));
        assertThat(API.page(SOURCE, "opportunity", answer(404, "")))
                .isInstanceOfSatisfying(
                        RecordPage.None.class, none -> assertThat(none.why()).isInstanceOf(Reading.Refused.class));
    }

    @Test
    void usersHaveNamesAndAddresses() {
        assertThat(
                        API.userPage(
                                SOURCE,
                                answer(
                                        200,
                                        "{\"data\":[{\"id\":\"user_1\",\"first_name\":\"A\",\"last_name\":\"B\",\"email\":\"a@example.com\"}]}")))
                .isEqualTo(new UserPage.Users(
                        List.of(new UserPage.CrmUser("user_1", "A B", Optional.of("a@example.com"), true)),
                        Optional.empty()));
        assertThat(API.userPage(SOURCE, answer(401, ""))).isEqualTo(new UserPage.None(new Reading.LoginExpired()));
    }

    @Test
    void aRecordIsAFullSnapshotAtItsOwnTime() {
        Item.Fact fact = fact(records(
                new CloseAdapter(),
                note(Entity.DEAL, "opportunity", "oppo_1"),
                "{\"id\":\"oppo_1\",\"status_type\":\"lost\",\"value\":1999,\"date_updated\":\"2026-11-20T10:00:00+00:00\"}",
                "{}",
                Map.of()));

        assertThat(fact.id()).isEqualTo("oppo_1");
        assertThat(fact.snapshot()).isEqualTo(Snapshot.FULL);
        assertThat(fact.occurredAt()).contains(Instant.parse("2026-11-20T10:00:00Z"));
        assertThat(fact.fields().value(Field.STATUS)).contains("lost");
        assertThat(fact.fields().value(Field.AMOUNT)).contains(new BigDecimal("19.99"));
    }

    /** A call that is read months later, because somebody edited its note, was made when it was made. */
    @Test
    void aCallThatIsReadLateStillSaysWhenItWas() {
        Item.Fact fact = fact(records(
                new CloseAdapter(),
                note(Entity.ACTIVITY, "activity.call", "acti_1"),
                "{\"id\":\"acti_1\",\"status\":\"completed\",\"activity_at\":\"2026-08-01T10:00:00+00:00\","
                        + "\"date_updated\":\"2026-11-20T10:00:00+00:00\"}",
                "{}",
                Map.of()));

        assertThat(fact.fields().value(Field.DONE_AT)).contains(Instant.parse("2026-08-01T10:00:00Z"));
    }

    private static String path(String kind, Optional<String> cursor) {
        return API.list(SOURCE, kind, SINCE, cursor).orElseThrow().path();
    }

    private static Reading understand(int status, String body) {
        return API.understand(SOURCE, "opportunity", "oppo_1", answer(status, body));
    }
}
