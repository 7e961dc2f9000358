package app.merit.ingest.format;

import static app.merit.ingest.crm.RestFixture.answer;
import static org.assertj.core.api.Assertions.assertThat;

import app.merit.ingest.domain.Reading;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordAnswersTest {
    @ParameterizedTest
    @ValueSource(ints = {200, 204, 299})
    void aSuccessIsNoFailure(int status) {
        assertThat(RecordAnswers.failure(answer(status, ""))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "401,LoginExpired",
        "403,Refused",
        "404,Missing",
        "410,Missing",
        "400,Refused",
        "302,Refused",
        "408,Later",
        "429,Later",
        "500,Later",
        "503,Later"
    })
    void everyOtherStatusHasItsMeaning(int status, String meaning) {
        assertThat(RecordAnswers.failure(answer(status, ""))
                        .orElseThrow()
                        .getClass()
                        .getSimpleName())
                .isEqualTo(meaning);
    }

    @ParameterizedTest
    @CsvSource({"30,30", "0,0", "'Wed, 25 Nov 2026 10:00:00 GMT',", "-1,", "99999999,"})
    void aPauseIsReadInSeconds(String header, Long seconds) {
        assertThat(RecordAnswers.retryAfter(answer(429, "", Map.of("Retry-After", header))))
                .isEqualTo(Optional.ofNullable(seconds).map(Duration::ofSeconds));
    }

    /** A list that is not there must not be taken for an empty one. */
    @Test
    void aMissingListIsARefusal() {
        assertThat(RecordAnswers.ofList(new Reading.Missing())).isInstanceOf(Reading.Refused.class);
        assertThat(RecordAnswers.ofList(new Reading.LoginExpired())).isEqualTo(new Reading.LoginExpired());
    }

    @ParameterizedTest
    @CsvSource({"oppo_A-1,oppo_A-1", "../a b,%2E%2E%2Fa%20b", "é?&#,%C3%A9%3F%26%23"})
    void escapesLeaveNothingThatSeparates(String text, String escaped) {
        assertThat(Escapes.percent(text)).isEqualTo(escaped);
    }

    @ParameterizedTest
    @CsvSource({"eur,EUR", "' USD ',USD", "$,XXX", "Points,XXX", "€,XXX"})
    void whatIsNoIsoCodeIsNoCurrency(String text, String code) {
        assertThat(Currencies.code(text)).contains(code);
        assertThat(Currencies.code(" ")).isEmpty();
    }

    @Test
    void secondsWithAFractionAreExact() {
        assertThat(Times.unixDecimal(new BigDecimal("1633944017.473193")))
                .contains(Instant.parse("2021-10-11T09:20:17.473193Z"));
        assertThat(Times.unixDecimal(new BigDecimal("1633944017.9999999999")))
                .contains(Instant.parse("2021-10-11T09:20:17.999999Z"));
        assertThat(Times.unixDecimal(new BigDecimal("-1"))).isEmpty();
        assertThat(Times.unixDecimal(new BigDecimal("1e12"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-20T10:00:00.250000,2026-11-20T10:00:00.250Z",
        "2026-11-20T10:00,2026-11-20T10:00:00Z",
        "2026-11-20T10:00:00-05:00,2026-11-20T15:00:00Z",
        "2026-11-20,",
        "2026-13-20T10:00:00,",
        "yesterday,"
    })
    void aTimeWithoutAZoneIsUtc(String text, Instant at) {
        assertThat(Times.isoOrUtc(text)).isEqualTo(Optional.ofNullable(at));
    }
}
