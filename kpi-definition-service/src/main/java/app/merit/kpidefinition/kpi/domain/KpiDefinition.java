package app.merit.kpidefinition.kpi.domain;

import app.merit.kpidefinition.shared.domain.Names;
import app.merit.kpidefinition.shared.domain.PeriodKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is measured and whom it belongs to.
 *
 * @param decimals places shown, 0 to 6; values carry four more
 * @param goal code of the goal it serves
 * @param department code; this or {@code position} is given
 * @param position code; this or {@code department} is given
 * @param accountablePosition code of the position that answers for it
 * @param versions by rising {@code from}; the first is version 1
 */
public record KpiDefinition(
        String code,
        Names names,
        Names description,
        Unit unit,
        int decimals,
        Direction direction,
        String goal,
        @Nullable String department,
        @Nullable String position,
        String accountablePosition,
        Scope scope,
        PeriodKind targetPeriod,
        Attainment attainment,
        List<KpiVersion> versions) {
    /** Whether a version adds up money without saying in which currency. */
    public boolean reliesOnReportingCurrency() {
        return versions.stream()
                .anyMatch(version -> version.currency() == null
                        && (unit == Unit.MONEY || MeasureRules.sumsAmounts(version.measure())));
    }
}
