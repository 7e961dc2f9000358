package app.merit.metrics.period.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodTest {
    @ParameterizedTest(name = "{0} is {1} to {2}")
    @CsvSource({
        "2026-11-15, 2026-11-15, 2026-11-16",
        "2026-W47, 2026-11-16, 2026-11-23",
        "2026-W53, 2026-12-28, 2027-01-04",
        "2027-W01, 2027-01-04, 2027-01-11",
        "2026-02, 2026-02-01, 2026-03-01",
        "2026-Q4, 2026-10-01, 2027-01-01",
        "2026, 2026-01-01, 2027-01-01"
    })
    void aPeriodHasItsDays(String id, LocalDate from, LocalDate until) {
        var period = Period.parse(id).orElseThrow();
        assertThat(period.from()).isEqualTo(from);
        assertThat(period.until()).isEqualTo(until);
        assertThat(Period.of(period.kind(), from)).isEqualTo(period);
        assertThat(Period.of(period.kind(), until.minusDays(1))).isEqualTo(period);
        assertThat(Period.of(period.kind(), until)).isNotEqualTo(period);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-13",
                "2026-W54",
                "2025-W53",
                "2026-W00",
                "2026-Q5",
                "26",
                "2026-02-30",
                "2026-1",
                "9999",
                "9999-12-31",
                "x"
            })
    void whatIsNoPeriodIsRefused(String id) {
        assertThat(Period.parse(id)).isEmpty();
    }
}
