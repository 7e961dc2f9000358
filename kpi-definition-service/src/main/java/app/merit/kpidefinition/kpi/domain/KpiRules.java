package app.merit.kpidefinition.kpi.domain;

import app.merit.kpidefinition.company.domain.CompanySettings;
import app.merit.kpidefinition.organisation.domain.Organisation;
import app.merit.kpidefinition.shared.domain.Findings;
import app.merit.kpidefinition.shared.domain.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which definitions can be saved. */
public final class KpiRules {
    private KpiRules() {}

    /** @param current what is saved under the code; null for a new KPI */
    public static List<Violation> check(
            KpiDefinition next, @Nullable KpiDefinition current, KpiSurroundings surroundings) {
        Findings findings = new Findings();
        checkBelonging(next, surroundings, findings);
        findings.require(
                next.decimals() >= 0 && next.decimals() <= 6, "decimals", "must be from 0 to 6", next.decimals());
        findings.require(
                next.attainment() == Attainment.RATIO || next.direction() == Direction.LOWER,
                "attainment",
                "mirror is for KPIs of which lower is better",
                next.attainment().word());
        checkTargetPeriod(next, surroundings.company(), findings);
        for (int i = 0; i < next.versions().size(); i++) {
            Findings ofVersion = new Findings();
            VersionRules.check(next.versions().get(i), next.unit(), surroundings, ofVersion);
            String prefix = "versions[" + i + "]";
            ofVersion.all().forEach(found -> findings.addAll(List.of(found.under(prefix))));
        }
        HistoryRules.check(next, current, surroundings, findings);
        return findings.all();
    }

    private static void checkBelonging(KpiDefinition next, KpiSurroundings surroundings, Findings findings) {
        Organisation organisation = surroundings.organisation();
        findings.require(surroundings.goals().contains(next.goal()), "goal", "must be a goal that exists", next.goal());
        if (next.department() == null && next.position() == null) {
            findings.add("department", "a KPI belongs to a department or a position", null);
        }
        if (next.department() != null) {
            findings.require(
                    organisation.departments().containsKey(next.department()),
                    "department",
                    "must be a department that exists",
                    next.department());
        }
        if (next.position() != null) {
            findings.require(
                    organisation.positions().containsKey(next.position()),
                    "position",
                    "must be a position that exists",
                    next.position());
        }
        findings.require(
                organisation.positions().containsKey(next.accountablePosition()),
                "accountablePosition",
                "must be a position that exists",
                next.accountablePosition());
    }

    private static void checkTargetPeriod(KpiDefinition next, @Nullable CompanySettings company, Findings findings) {
        if (company != null) {
            findings.require(
                    company.periodKinds().contains(next.targetPeriod()),
                    "targetPeriod",
                    "must be a kind of period that the company uses",
                    next.targetPeriod().word());
        }
    }
}
