package app.merit.motivation.engine.scheme;

import java.math.BigDecimal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A head's share of the credits of the people of the subtree, on the days they were in it.
 *
 * @param kpi the KPI whose credits count
 * @param ratePercent share of x, 0 to 100, for KPIs in money
 * @param amountPerUnit money for each unit of x, for KPIs that are not money
 * @param includeOwn the head's own credits count too; default false
 */
public record TeamOverride(
        String code,
        LocalText name,
        String kpi,
        @Nullable BigDecimal ratePercent,
        @Nullable BigDecimal amountPerUnit,
        @Nullable Boolean includeOwn)
        implements Component {

    public boolean ownCount() {
        return Boolean.TRUE.equals(includeOwn);
    }

    @Override
    public Set<String> kpis() {
        return Set.of(kpi);
    }
}
