package app.merit.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;

import app.merit.ingest.domain.ApiResponse;
import app.merit.ingest.domain.Headers;
import app.merit.ingest.domain.Reading;
import app.merit.ingest.domain.RecordPage;
import app.merit.ingest.domain.UserPage;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RestAnswersTest {
    private static final Instant AT = Instant.parse("2026-11-20T10:00:00Z");

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 203, 205, 299})
    void aSuccessHasABodyToBeLookedAt(int status) {
        assertThat(RestAnswers.failure(answer(status, "{}"))).isEmpty();
        assertThat(RestAnswers.worded(answer(status, "{}"), "CODE")).isEqualTo(RestAnswers.unreadable());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "199|{}|Refused http-199",
                "204|''|Missing",
                "302|''|Refused http-302",
                "304|''|Refused http-304",
                "400|{}|Refused http-400",
                "401|{}|LoginExpired",
                "403|{}|Refused http-403",
                "404|{}|Missing",
                "404|{\"error\": \"x\"}|Missing",
                "404|''|Refused http-404",
                "404|<html>|Refused http-404",
                "404|[]|Refused http-404",
                "404|\"x\"|Refused http-404",
                "404|{|Refused http-404",
                "407|{}|Refused http-407",
                "408|''|Later http-408",
                "409|{}|Refused http-409",
                "410|{}|Missing",
                "410|<html>|Refused http-410",
                "424|{}|Refused http-424",
                "425|''|Later http-425",
                "426|{}|Refused http-426",
                "428|{}|Refused http-428",
                "429|''|Later http-429",
                "430|{}|Refused http-430",
                "499|{}|Refused http-499",
                "500|<html>|Later http-500",
                "503|''|Later http-503",
                "599|''|Later http-599"
            })
    void aStatusMeansTheSameForAllVendors(int status, String body, String meaning) {
        assertThat(RestAnswers.failure(answer(status, body)).map(RestAnswersTest::inWords))
                .contains(meaning);
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 404, 410})
    void whereOnlyWordsCountNoStatusSaysThatARecordIsMissing(int status) {
        assertThat(RestAnswers.worded(answer(status, "{}"), "GONE")).isInstanceOf(Reading.Refused.class);
    }

    @ParameterizedTest
    @CsvSource({"401,LoginExpired", "403,Refused http-403", "429,Later http-429", "500,Later http-500"})
    void theOtherStatusesMeanTheSameBesideWords(int status, String meaning) {
        assertThat(inWords(RestAnswers.worded(answer(status, ""), "CODE"))).isEqualTo(meaning);
    }

    @Test
    void aRefusalRepeatsACodeAndNoFreeText() {
        assertThat(RestAnswers.failure(answer(403, "{}"), "MISSING_SCOPE"))
                .contains(new Reading.Refused("http-403", "The CRM answered 403 MISSING_SCOPE."));
        assertThat(RestAnswers.failure(answer(403, "{}"), "token fake-token is bad"))
                .contains(new Reading.Refused("http-403", "The CRM answered 403."));
    }

    @ParameterizedTest
    @CsvSource({"7,PT7S", "' 120 ',PT2M", "999999,PT277H46M39S", "1000000,", "-1,", "1.5,", "'',"})
    void aRetryIsStatedInSeconds(String stated, Duration after) {
        ApiResponse answer = new ApiResponse(503, Headers.of(Map.of("Retry-After", stated)), new byte[0]);

        assertThat(RestAnswers.failure(answer)).contains(new Reading.Later(Optional.ofNullable(after), "http-503"));
    }

    @Test
    void aDateToRetryAtCountsAsNotStated() {
        Headers headers = Headers.of(Map.of("Retry-After", "Fri, 20 Nov 2026 10:00:00 GMT"));

        assertThat(RestAnswers.retryAfter(new ApiResponse(429, headers, new byte[0])))
                .isEmpty();
        assertThat(RestAnswers.retryAfter(answer(429, ""))).isEmpty();
    }

    @Test
    void onlyTheRecordThatWasAskedForIsFound() {
        JsonNode record = RestAnswers.json(answer(200, "{\"id\": 42, \"name\": \"Ä\"}"));

        assertThat(RestAnswers.found(record, "42", _ -> Optional.of(AT)))
                .isInstanceOfSatisfying(Reading.Found.class, found -> {
                    assertThat(found.content())
                            .isEqualTo("{\"id\":42,\"name\":\"Ä\"}".getBytes(StandardCharsets.UTF_8));
                    assertThat(found.modifiedAt()).contains(AT);
                });
        assertThat(RestAnswers.found(record, "43", _ -> Optional.of(AT))).isEqualTo(RestAnswers.unreadable());
        assertThat(RestAnswers.found(RestAnswers.json(answer(200, "<html>")), "42", _ -> Optional.empty()))
                .isEqualTo(RestAnswers.unreadable());
    }

    @Test
    void nothingToListIsTheEndOfAList() {
        assertThat(page(answer(204, ""))).isEqualTo(new RecordPage.Records(List.of(), Optional.empty()));
        assertThat(users(answer(204, ""))).isEqualTo(new UserPage.Users(List.of(), Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource({
        "404,{},Refused no-such-list",
        "410,{},Refused no-such-list",
        "404,<html>,Refused http-404",
        "401,{},LoginExpired",
        "403,{},Refused http-403",
        "429,{},Later http-429"
    })
    void aListIsNeverMissing(int status, String body, String meaning) {
        assertThat(page(answer(status, body)))
                .isInstanceOfSatisfying(
                        RecordPage.None.class,
                        none -> assertThat(inWords(none.why())).isEqualTo(meaning));
        assertThat(users(answer(status, body)))
                .isInstanceOfSatisfying(
                        UserPage.None.class,
                        none -> assertThat(inWords(none.why())).isEqualTo(meaning));
    }

    @Test
    void aListHoldsTheRowsWithAnId() {
        assertThat(page(answer(200, "[{\"id\": 1}, {\"name\": \"x\"}, 7, {\"id\": \"b\"}]")))
                .isInstanceOfSatisfying(
                        RecordPage.Records.class,
                        page -> assertThat(page.records())
                                .extracting(RecordPage.Listed::crmId)
                                .containsExactly("1", "b"));
    }

    private static RecordPage page(ApiResponse response) {
        return RestLists.page(
                response,
                RestAnswers.failure(response),
                body -> new RecordPage.Records(RestLists.records(body, _ -> Optional.of(AT)), Optional.empty()));
    }

    private static UserPage users(ApiResponse response) {
        return RestLists.users(
                response, RestAnswers.failure(response), _ -> new UserPage.Users(List.of(), Optional.of("more")));
    }

    private static String inWords(Reading reading) {
        return switch (reading) {
            case Reading.Later(var _, var reason) -> "Later " + reason;
            case Reading.Refused(var reason, var _) -> "Refused " + reason;
            default -> reading.getClass().getSimpleName();
        };
    }

    private static ApiResponse answer(int status, String body) {
        return new ApiResponse(status, Headers.of(Map.of()), body.getBytes(StandardCharsets.UTF_8));
    }
}
