package app.merit.kpidefinition.target.domain;

import app.merit.kpidefinition.company.domain.CompanySettings;
import app.merit.kpidefinition.kpi.domain.KpiDefinition;
import app.merit.kpidefinition.kpi.domain.Scope;
import app.merit.kpidefinition.kpi.domain.Unit;
import app.merit.kpidefinition.organisation.domain.Organisation;
import app.merit.kpidefinition.shared.domain.Findings;
import app.merit.kpidefinition.shared.domain.Period;
import app.merit.kpidefinition.shared.domain.Violation;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which numbers can be wanted of whom. */
public final class TargetRules {
    private TargetRules() {}

    /**
     * @param kpi null if no KPI has the code
     * @param company null until the settings are saved
     */
    public static List<Violation> check(
            Target target,
            TargetVersion version,
            @Nullable KpiDefinition kpi,
            Organisation organisation,
            @Nullable CompanySettings company) {
        Findings findings = new Findings();
        Optional<Subject> subject = Subject.parse(target.subject());
        checkPeriod(target.period(), company, findings);
        checkSubject(target.subject(), subject, organisation, findings);
        findings.require(
                version.value().signum() >= 0,
                "value",
                "must not be negative",
                version.value().toPlainString());
        if (kpi == null) {
            findings.add("kpi", "must be a KPI that exists", target.kpi());
        } else {
            subject.ifPresent(known -> checkScope(known, kpi.scope(), findings));
            checkValue(version, kpi, company, findings);
        }
        return findings.all();
    }

    private static void checkPeriod(String code, @Nullable CompanySettings company, Findings findings) {
        Optional<Period> period = Period.parse(code);
        if (period.isEmpty()) {
            findings.add("period", "must be a period: 2026-11-15, 2026-W47, 2026-11, 2026-Q4 or 2026", code);
        } else if (company != null) {
            findings.require(
                    company.periodKinds().contains(period.get().kind()),
                    "period",
                    "must be of a kind that the company uses, not a "
                            + period.get().kind().word(),
                    code);
        }
    }

    private static void checkSubject(
            String word, Optional<Subject> subject, Organisation organisation, Findings findings) {
        if (subject.isEmpty()) {
            findings.add("subject", "must be employee:<code>, department:<code> or company", word);
            return;
        }
        boolean exists =
                switch (subject.get()) {
                    case Subject.OfEmployee(String code) ->
                        organisation.employees().containsKey(code);
                    case Subject.OfDepartment(String code) ->
                        organisation.departments().containsKey(code);
                    case Subject.Company() -> true;
                };
        findings.require(exists, "subject", "must exist in the organisation", word);
    }

    private static void checkScope(Subject subject, Scope scope, Findings findings) {
        boolean personal = subject instanceof Subject.OfEmployee;
        boolean fits =
                switch (scope) {
                    case PERSONAL -> personal;
                    case DEPARTMENTAL -> !personal;
                    case BOTH -> true;
                };
        findings.require(fits, "subject", "must fit the scope of the KPI (" + scope.word() + ")", subject.word());
    }

    private static void checkValue(
            TargetVersion version, KpiDefinition kpi, @Nullable CompanySettings company, Findings findings) {
        findings.require(
                version.value().stripTrailingZeros().scale() <= kpi.decimals(),
                "value",
                "must have at most the decimals of the KPI (" + kpi.decimals() + ")",
                version.value().toPlainString());
        if (kpi.unit() != Unit.MONEY) {
            findings.require(version.currency() == null, "currency", "is only for KPIs in money", version.currency());
            return;
        }
        String stated = kpi.versions().getFirst().currency();
        String currency = stated != null || company == null ? stated : company.reportingCurrency();
        findings.require(
                Objects.equals(version.currency(), currency),
                "currency",
                "must be the currency of the KPI (" + currency + ")",
                version.currency());
    }
}
