package app.merit.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts of addresses, currencies and times as several CRMs spell them. */
class SpellingsTest {
    @ParameterizedTest
    @CsvSource({"oppo_A-1,oppo_A-1", "../a b,%2E%2E%2Fa%20b", "é?&#,%C3%A9%3F%26%23"})
    void escapesLeaveNothingThatSeparates(String text, String escaped) {
        assertThat(UrlText.segment(text)).isEqualTo(escaped);
    }

    @Test
    void queriesAreJoinedOfEscapedNamesAndValues() {
        assertThat(UrlText.query().with("filter[>ID]", "1.5~a_b-c").with("q", "a&b=c +%"))
                .hasToString("filter%5B%3EID%5D=1.5~a_b-c&q=a%26b%3Dc%20%2B%25");
        assertThat(UrlText.query()).hasToString("");
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
