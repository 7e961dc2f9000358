package app.merit.kpidefinition.shared.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodTest {
    @ParameterizedTest
    @CsvSource({
        "2026-11-15,DAY", "2028-02-29,DAY", "2026-W47,WEEK", "2026-W53,WEEK", "2026-11,MONTH", "2026-Q4,QUARTER", "2026,YEAR"
    })
    void whatTheCalendarHasIsAPeriod(String code, PeriodKind kind) {
        assertThat(Period.parse(code)).contains(new Period(code, kind));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2026-02-29", "2026-13", "2026-00", "2025-W53", "2026-W00", "2026-W54", "2026-Q5", "26", "", "2026-1", "november"})
    void whatItDoesNotHaveIsNone(String code) {
        assertThat(Period.parse(code)).isEmpty();
    }
}
