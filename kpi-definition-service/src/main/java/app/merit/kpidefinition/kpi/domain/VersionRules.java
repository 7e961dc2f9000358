package app.merit.kpidefinition.kpi.domain;

import app.merit.kpidefinition.company.domain.Currencies;
import app.merit.kpidefinition.shared.domain.Findings;
import app.merit.kpidefinition.shared.domain.Validity;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Whether one version can be counted at all. */
final class VersionRules {
    private VersionRules() {}

    static void check(KpiVersion version, Unit unit, KpiSurroundings surroundings, Findings findings) {
        Validity.open(version.from()).check("from", "until", findings);
        checkSources(version.sources(), surroundings.sources(), findings);
        checkMoment("moment", version.moment(), version.entity(), findings);
        FilterRules.check("filter", version.filter(), version.entity(), findings);
        MeasureRules.check(version.measure(), unit, version.entity(), findings);
        if (version.attribution() == Attribution.SHARES) {
            findings.require(
                    version.entity() == Entity.DEAL,
                    "attribution",
                    "only deals have shares",
                    version.attribution().word());
        }
        checkCurrency(version, unit, surroundings, findings);
    }

    static void checkMoment(String field, Moment moment, Entity entity, Findings findings) {
        findings.require(
                entity.has(moment.kind()),
                field + ".kind",
                "must be a moment of the entity " + entity.word() + ": " + entity.momentWords(),
                moment.kind().word());
    }

    private static void checkSources(List<String> sources, Set<String> known, Findings findings) {
        findings.require(!sources.isEmpty(), "sources", "must name at least one source", null);
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < sources.size(); i++) {
            String at = "sources[" + i + "]";
            findings.require(
                    known.contains(sources.get(i)), at, "must be a source announced on crm.sources", sources.get(i));
            findings.require(seen.add(sources.get(i)), at, "must be named once", sources.get(i));
        }
    }

    private static void checkCurrency(KpiVersion version, Unit unit, KpiSurroundings surroundings, Findings findings) {
        boolean countsMoney = unit == Unit.MONEY || MeasureRules.sumsAmounts(version.measure());
        if (version.currency() == null) {
            findings.require(
                    !countsMoney || surroundings.company() != null,
                    "currency",
                    "must be given as long as the company has no reporting currency",
                    null);
            return;
        }
        findings.require(countsMoney, "currency", "is only for measures of money", version.currency());
        findings.require(
                Currencies.exists(version.currency()),
                "currency",
                "must be a currency of ISO 4217",
                version.currency());
    }
}
