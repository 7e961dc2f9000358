package app.merit.kpidefinition.company.domain;

import app.merit.kpidefinition.shared.domain.Names;
import app.merit.kpidefinition.shared.domain.PeriodKind;
import java.util.Set;

/**
 * What holds for the whole company.
 *
 * @param zone IANA zone of the business day
 * @param reportingCurrency ISO 4217 code of KPIs in money that name no other
 * @param periodKinds periods for which targets may be set
 * @param minimumGroup an employee sees a department's value only with at least this many contributing people
 */
public record CompanySettings(
        Names names,
        String zone,
        String reportingCurrency,
        Set<PeriodKind> periodKinds,
        HeadsSeePay headsSeePay,
        int minimumGroup) {
    public CompanySettings {
        periodKinds = Set.copyOf(periodKinds);
    }
}
