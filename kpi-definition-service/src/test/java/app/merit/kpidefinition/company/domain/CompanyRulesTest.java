package app.merit.kpidefinition.company.domain;

import static org.assertj.core.api.Assertions.assertThat;

import app.merit.kpidefinition.shared.domain.ClosedPeriods;
import app.merit.kpidefinition.shared.domain.Names;
import app.merit.kpidefinition.shared.domain.PeriodKind;
import app.merit.kpidefinition.shared.domain.Violation;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CompanyRulesTest {
    private static final ClosedPeriods NONE = Optional::empty;
    private static final ClosedPeriods OCTOBER = () -> Optional.of(LocalDate.of(2026, 10, 31));

    @Test
    void sensibleSettingsAreFine() {
        assertThat(refused(settings("Europe/Berlin", "EUR", 3), null, NONE, Optional.empty())).isEmpty();
    }

    @Test
    void allThatIsWrongIsTold() {
        CompanySettings odd = new CompanySettings(
                new Names("a", "a"), "Europe/Nowhere", "XTS", Set.of(), HeadsSeePay.NONE, 0);
        assertThat(refused(odd, null, NONE, Optional.empty()))
                .containsExactly("zone", "reportingCurrency", "periodKinds", "minimumGroup");
    }

    @Test
    void theZoneMovesOnlyBeforeTheFirstClose() {
        CompanySettings berlin = settings("Europe/Berlin", "EUR", 3);
        CompanySettings moscow = settings("Europe/Moscow", "EUR", 3);
        assertThat(refused(moscow, berlin, NONE, Optional.empty())).isEmpty();
        assertThat(refused(moscow, berlin, OCTOBER, Optional.empty())).containsExactly("zone");
        assertThat(refused(berlin, berlin, OCTOBER, Optional.empty())).isEmpty();
    }

    @Test
    void theReportingCurrencyStaysWhileAKpiIsCountedInIt() {
        CompanySettings euros = settings("Europe/Berlin", "EUR", 3);
        CompanySettings dollars = settings("Europe/Berlin", "USD", 3);
        assertThat(refused(dollars, euros, NONE, Optional.empty())).isEmpty();
        assertThat(refused(dollars, euros, NONE, Optional.of("revenue"))).containsExactly("reportingCurrency");
    }

    private static CompanySettings settings(String zone, String currency, int group) {
        return new CompanySettings(
                new Names("a", "a"), zone, currency, Set.of(PeriodKind.MONTH), HeadsSeePay.TOTAL, group);
    }

    private static List<String> refused(
            CompanySettings next, CompanySettings current, ClosedPeriods closed, Optional<String> kpi) {
        return CompanyRules.check(next, current, closed, kpi).stream().map(Violation::field).toList();
    }
}
