package app.merit.kpidefinition.company.domain;

import app.merit.kpidefinition.shared.domain.ClosedPeriods;
import app.merit.kpidefinition.shared.domain.Findings;
import app.merit.kpidefinition.shared.domain.Violation;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which settings a company can have, and which of them can still change. */
public final class CompanyRules {
    private CompanyRules() {}

    /**
     * @param current what holds now; null at the first save
     * @param moneyKpi a KPI in money that relies on the current reporting currency, if there is one
     */
    public static List<Violation> check(
            CompanySettings next, @Nullable CompanySettings current, ClosedPeriods closed, Optional<String> moneyKpi) {
        Findings findings = new Findings();
        findings.require(
                ZoneId.getAvailableZoneIds().contains(next.zone()),
                "zone",
                "must be a zone of the IANA database",
                next.zone());
        findings.require(
                Currencies.exists(next.reportingCurrency()),
                "reportingCurrency",
                "must be a currency of ISO 4217",
                next.reportingCurrency());
        findings.require(!next.periodKinds().isEmpty(), "periodKinds", "must name at least one kind of period", null);
        findings.require(
                next.minimumGroup() >= 1 && next.minimumGroup() <= 100,
                "minimumGroup",
                "must be from 1 to 100",
                next.minimumGroup());
        if (current != null) {
            checkChange(next, current, closed, moneyKpi, findings);
        }
        return findings.all();
    }

    private static void checkChange(
            CompanySettings next,
            CompanySettings current,
            ClosedPeriods closed,
            Optional<String> moneyKpi,
            Findings findings) {
        // Another zone would move deals across midnight, and with them the days of a paid period.
        closed.lastClosedDay()
                .filter(_ -> !next.zone().equals(current.zone()))
                .ifPresent(day ->
                        findings.add("zone", "cannot change once a period is closed (up to " + day + ")", next.zone()));
        moneyKpi.filter(_ -> !next.reportingCurrency().equals(current.reportingCurrency()))
                .ifPresent(kpi -> findings.add(
                        "reportingCurrency",
                        "cannot change while a KPI is counted in it (" + kpi + ")",
                        next.reportingCurrency()));
    }
}
