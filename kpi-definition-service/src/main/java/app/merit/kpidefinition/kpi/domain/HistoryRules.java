package app.merit.kpidefinition.kpi.domain;

import app.merit.kpidefinition.company.domain.CompanySettings;
import app.merit.kpidefinition.shared.domain.Findings;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What was counted stays as it was: versions are only appended, and what a KPI is never changes under its code. */
final class HistoryRules {
    private HistoryRules() {}

    static void check(
            KpiDefinition next, @Nullable KpiDefinition current, KpiSurroundings surroundings, Findings findings) {
        List<KpiVersion> versions = next.versions();
        findings.require(!versions.isEmpty(), "versions", "must hold at least one version", null);
        for (int i = 1; i < versions.size(); i++) {
            findings.require(
                    versions.get(i).from().isAfter(versions.get(i - 1).from()),
                    "versions[" + i + "].from",
                    "must be later than that of the version before ("
                            + versions.get(i - 1).from() + ")",
                    versions.get(i).from());
        }
        if (!versions.isEmpty()) {
            checkSameKind(next, current, surroundings.company(), findings);
        }
        if (current != null) {
            checkUnchanged(next, current, findings);
        }
        checkPast(versions, current == null ? List.of() : current.versions(), surroundings, findings);
    }

    private static void checkUnchanged(KpiDefinition next, KpiDefinition current, Findings findings) {
        findings.require(
                next.unit() == current.unit(),
                "unit",
                "cannot change (" + current.unit().word() + "): take a new code",
                next.unit().word());
        findings.require(
                next.direction() == current.direction(),
                "direction",
                "cannot change (" + current.direction().word() + "): take a new code",
                next.direction().word());
    }

    private static void checkSameKind(
            KpiDefinition next, @Nullable KpiDefinition current, @Nullable CompanySettings company, Findings findings) {
        KpiVersion model = current == null
                ? next.versions().getFirst()
                : current.versions().getFirst();
        for (int i = 0; i < next.versions().size(); i++) {
            KpiVersion version = next.versions().get(i);
            String at = "versions[" + i + "]";
            findings.require(
                    version.measure().word().equals(model.measure().word()),
                    at + ".measure.kind",
                    "cannot change (" + model.measure().word() + "): take a new code",
                    version.measure().word());
            findings.require(
                    Objects.equals(currencyOf(version, company), currencyOf(model, company)),
                    at + ".currency",
                    "cannot change (" + currencyOf(model, company) + "): take a new code",
                    currencyOf(version, company));
        }
    }

    private static @Nullable String currencyOf(KpiVersion version, @Nullable CompanySettings company) {
        if (version.currency() != null || company == null) {
            return version.currency();
        }
        return company.reportingCurrency();
    }

    private static void checkPast(
            List<KpiVersion> next, List<KpiVersion> saved, KpiSurroundings surroundings, Findings findings) {
        for (int i = 0; i < saved.size(); i++) {
            KpiVersion published = saved.get(i);
            boolean inForce = !published.from().isAfter(surroundings.today());
            if (!inForce) {
                continue;
            }
            if (i >= next.size()) {
                findings.add("versions", "must keep version " + (i + 1) + ", in force since " + published.from(), null);
            } else if (!next.get(i).equals(published)) {
                findings.add(
                        "versions[" + i + "]",
                        "a version in force since " + published.from() + " cannot change: append a new one",
                        next.get(i).from());
            }
        }
        for (int i = 0; i < next.size(); i++) {
            boolean kept = i < saved.size() && next.get(i).equals(saved.get(i));
            if (!kept) {
                checkAfterClose(next.get(i), i, surroundings, saved.isEmpty(), findings);
            }
        }
    }

    /** A new KPI may reach back, for nobody was paid by it; a new version may not reach into a closed period. */
    private static void checkAfterClose(
            KpiVersion version, int i, KpiSurroundings surroundings, boolean newKpi, Findings findings) {
        if (newKpi) {
            return;
        }
        surroundings
                .closed()
                .lastClosedDay()
                .filter(closed -> !version.from().isAfter(closed))
                .ifPresent(closed -> findings.add(
                        "versions[" + i + "].from",
                        "must be after the last closed day (" + closed + ")",
                        version.from()));
    }
}
