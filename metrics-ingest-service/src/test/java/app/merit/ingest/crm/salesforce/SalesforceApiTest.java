package app.merit.ingest.crm.salesforce;

import static app.merit.ingest.crm.salesforce.SalesforceFixtures.DEAL;
import static app.merit.ingest.crm.salesforce.SalesforceFixtures.OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import app.merit.ingest.crm.Decoding;
import app.merit.ingest.domain.ApiCall;
import app.merit.ingest.domain.ApiResponse;
import app.merit.ingest.domain.ChangeKind;
import app.merit.ingest.domain.Entity;
import app.merit.ingest.domain.Field;
import app.merit.ingest.domain.Headers;
import app.merit.ingest.domain.Item;
import app.merit.ingest.domain.Reading;
import app.merit.ingest.domain.RecordApi;
import app.merit.ingest.domain.RecordPage;
import app.merit.ingest.domain.Snapshot;
import app.merit.ingest.domain.SourceSettings;
import app.merit.ingest.domain.UserPage;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SalesforceApiTest {
    private static final RecordApi API = new SalesforceAdapter().records().orElseThrow();
    private static final SourceSettings SOURCE =
            Decoding.source("salesforce", "fake-secret").withOptions(Map.of("domain", "demo.my.salesforce.com"));
    private static final String RECORD = """
            {"attributes":{"type":"Opportunity","url":"/x"},"Id":"%s","OwnerId":"%s","StageName":"Lost","IsClosed":true,
             "IsWon":false,"Amount":null,"CreatedDate":"2026-11-01T08:00:00.000+0000","IsDeleted":%s,
             "LastModifiedDate":"2026-11-20T10:15:00.000+0000","SystemModstamp":"2026-11-21T10:15:00.000+0000"}""";

    @Test
    void oneRecordIsReadWithAllItsFields() {
        assertThat(API.read(SOURCE, "Opportunity", DEAL))
                .isEqualTo(ApiCall.get("/services/data/v62.0/sobjects/Opportunity/" + DEAL));
        assertThat(API.baseUrl(SOURCE)).contains("https://demo.my.salesforce.com");
        assertThat(API.baseUrl(SOURCE.withOptions(Map.of("domain", "evil.example"))))
                .isEmpty();
        assertThat(API.login(Map.of("token", "t"))).containsEntry("Authorization", "Bearer t");
    }

    @Test
    void aListGoesOnBehindItsLastRecord() {
        Instant since = Instant.parse("2026-11-20T10:00:00.5Z");
        assertThat(query(API.list(SOURCE, "Task", since, Optional.empty())))
                .isEqualTo("/services/data/v62.0/queryAll?q=SELECT FIELDS(ALL) FROM Task WHERE SystemModstamp >= "
                        + "2026-11-20T10:00:00Z ORDER BY SystemModstamp ASC, Id ASC LIMIT 200");
        String records = IntStream.range(0, 200)
                .mapToObj(i -> RECORD.formatted(DEAL, OWNER, false))
                .collect(Collectors.joining(",", "{\"records\":[", "]}"));
        RecordPage.Records page = (RecordPage.Records) API.page(SOURCE, "Task", answer(200, records));
        assertThat(page.records()).hasSize(200);
        assertThat(page.next()).contains("2026-11-21T10:15:00Z," + DEAL);
        assertThat(query(API.list(SOURCE, "Task", since, page.next())))
                .contains("(SystemModstamp > 2026-11-21T10:15:00Z OR (SystemModstamp = 2026-11-21T10:15:00Z AND Id > '"
                        + DEAL + "'))");
        assertThat(query(API.list(SOURCE, "Task", since, Optional.of("x') OR (Id != '"))))
                .doesNotContain("!=");
        assertThat(API.list(SOURCE, "Account", since, Optional.empty())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200|{\"Id\":\"x\"}|Found",
                "404|[{\"errorCode\":\"NOT_FOUND\",\"message\":\"Provided external ID field does not exist\"}]|Missing",
                "404|[{\"errorCode\":\"ENTITY_IS_DELETED\",\"message\":\"entity is deleted\"}]|Missing",
                "404|[{\"errorCode\":\"NOT_FOUND\",\"message\":\"The requested resource does not exist\"}]|Refused",
                "404|<html>no such host</html>|Refused",
                "401|[{\"errorCode\":\"INVALID_SESSION_ID\"}]|LoginExpired",
                "403|[{\"errorCode\":\"REQUEST_LIMIT_EXCEEDED\"}]|Later",
                "403|[{\"errorCode\":\"INSUFFICIENT_ACCESS\"}]|Refused",
                "503|-|Later"
            })
    void answersMeanWhatTheySay(int status, String body, String meaning) {
        assertThat(API.understand(SOURCE, "Opportunity", DEAL, answer(status, body))
                        .getClass()
                        .getSimpleName())
                .isEqualTo(meaning);
    }

    @Test
    void anExhaustedBudgetComesBackLater() {
        assertThat(API.understand(SOURCE, "Task", DEAL, answer(403, "[{\"errorCode\":\"REQUEST_LIMIT_EXCEEDED\"}]")))
                .isEqualTo(new Reading.Later(Optional.of(Duration.ofHours(1)), "REQUEST_LIMIT_EXCEEDED"));
        assertThat(API.limits(SOURCE.withOptions(Map.of("calls-per-day", "700"))))
                .extracting("calls")
                .containsExactly(700L);
    }

    @Test
    void aRecordIsAFullSnapshot() {
        Item.Fact fact = Decoding.fact(Decoding.records(
                new SalesforceAdapter(),
                Decoding.note(Entity.DEAL, "Opportunity", DEAL),
                RECORD.formatted(DEAL, OWNER, false),
                "{}",
                Map.of()));
        assertThat(fact.snapshot()).isEqualTo(Snapshot.FULL);
        assertThat(fact.occurredAt()).contains(Instant.parse("2026-11-20T10:15:00Z"));
        assertThat(fact.fields().standard())
                .containsEntry(Field.STATUS, Optional.of("lost"))
                .containsEntry(Field.AMOUNT, Optional.empty())
                .containsEntry(Field.WON_AT, Optional.empty());
    }

    @Test
    void aRecordInTheRecycleBinIsADeletion() {
        Item.Fact fact = Decoding.fact(Decoding.records(
                new SalesforceAdapter(),
                Decoding.note(Entity.DEAL, "Opportunity", DEAL),
                RECORD.formatted(DEAL, OWNER, true),
                "{}",
                Map.of()));
        assertThat(fact.change()).isEqualTo(ChangeKind.DELETED);
        assertThat(fact.occurredAt()).contains(Instant.parse("2026-11-21T10:15:00Z"));
    }

    @Test
    void aRefreshTokenIsUsedIfThereIsOne() {
        var call = API.refresh(SOURCE, Map.of("client-id", "c d", "client-secret", "s", "refresh-token", "r"))
                .orElseThrow();
        assertThat(call.path()).isEqualTo("/services/oauth2/token");
        assertThat(call.body().orElseThrow().text())
                .isEqualTo("grant_type=refresh_token&client_id=c%20d&client_secret=s&refresh_token=r");
        assertThat(API.refresh(SOURCE, Map.of("client-id", "c", "client-secret", "s"))
                        .orElseThrow()
                        .body()
                        .orElseThrow()
                        .text())
                .startsWith("grant_type=client_credentials&");
        assertThat(API.refresh(SOURCE, Map.of())).isEmpty();
        assertThat(API.refreshed(answer(200, "{\"access_token\":\"new\"}"))).isEqualTo(Map.of("token", "new"));
        assertThat(API.refreshed(answer(400, "{\"error\":\"invalid_grant\"}"))).isEmpty();
    }

    @Test
    void usersComeInPages() {
        var page = (UserPage.Users) API.userPage(
                SOURCE,
                answer(
                        200,
                        "{\"records\":[{\"Id\":\"%s\",\"Name\":\"A\",\"Email\":null,\"IsActive\":false}],"
                                        .formatted(OWNER)
                                + "\"nextRecordsUrl\":\"/services/data/v62.0/query/01g-2000\"}"));
        assertThat(page.users()).containsExactly(new UserPage.CrmUser(OWNER, "A", Optional.empty(), false));
        assertThat(API.users(SOURCE, page.next()).orElseThrow().path())
                .isEqualTo("/services/data/v62.0/query/01g-2000");
    }

    private static String query(Optional<ApiCall> call) {
        return URLDecoder.decode(call.orElseThrow().path(), StandardCharsets.UTF_8);
    }

    private static ApiResponse answer(int status, String body) {
        return new ApiResponse(status, Headers.of(Map.of()), body.getBytes(StandardCharsets.UTF_8));
    }
}
