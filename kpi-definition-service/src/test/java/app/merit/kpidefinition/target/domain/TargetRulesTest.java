package app.merit.kpidefinition.target.domain;

import static org.assertj.core.api.Assertions.assertThat;

import app.merit.kpidefinition.kpi.domain.KpiFixture;
import app.merit.kpidefinition.shared.domain.Violation;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetRulesTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "company,2026-11,100000.00,EUR,",
        "department:sales,2026-Q4,0,EUR,",
        "department:west,2026-11,1,EUR,subject",
        "employee:nobody,2026-11,1,EUR,subject",
        "unassigned,2026-11,1,EUR,subject",
        "company,2026-13,1,EUR,period",
        "company,2026-W47,1,EUR,period",
        "company,2026-11,1,USD,currency",
        "company,2026-11,1,,currency",
        "company,2026-11,1.001,EUR,value",
        "company,2026-11,1.000,EUR,",
        "company,2026-11,-1,EUR,value",
    })
    void aTargetFitsKpiSubjectAndPeriod(String subject, String period, String value, String currency, String refused) {
        List<Violation> violations = TargetRules.check(
                Target.none("revenue", subject, period),
                version(value, currency, null),
                KpiFixture.revenue(),
                KpiFixture.organisation(),
                KpiFixture.company());
        assertThat(violations).extracting(Violation::field).isEqualTo(refused == null ? List.of() : List.of(refused));
    }

    @Test
    void theKpiMustExist() {
        assertThat(TargetRules.check(
                        Target.none("nothing", "company", "2026-11"),
                        version("1", null, null),
                        null,
                        KpiFixture.organisation(),
                        KpiFixture.company()))
                .extracting(Violation::field)
                .containsExactly("kpi");
    }

    @Test
    void theSameDecisionMakesNoNewVersionAnotherOneDoes() {
        Target set = Target.none("revenue", "company", "2026-11").revisedBy(version("100", "EUR", null));
        assertThat(set.revisedBy(version("100.00", "EUR", null))).isEqualTo(set);
        assertThat(set.revisedBy(version("100", "EUR", "market")).versions()).hasSize(2);
        assertThat(set.revisedBy(version("90", "EUR", null)).versions())
                .extracting(TargetVersion::value)
                .containsExactly(new BigDecimal("100"), new BigDecimal("90"));
    }

    private static TargetVersion version(String value, String currency, String cause) {
        return new TargetVersion(new BigDecimal(value), currency, "kim", cause, null, NOW);
    }
}
