package app.merit.motivation.definitions.store;

import app.merit.motivation.engine.input.Kpi;
import app.merit.motivation.engine.scheme.LocalText;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What pay reads of a record on {@code definition.kpis}. */
@JsonIgnoreProperties(ignoreUnknown = true)
record KpiDocument(
        String code,
        @Nullable LocalText names,
        String unit,
        int decimals,
        String direction,
        @Nullable String targetPeriod,
        @Nullable String attainment,
        List<Version> versions) {
    private static final Set<String> ADDITIVE = Set.of("count", "sum");

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Version(Measure measure, @Nullable String currency) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Measure(String kind) {}

    Kpi kpi(String reportingCurrency) {
        var money = unit.equals("money");
        var currencies = versions.stream()
                .map(v -> v.currency() == null ? reportingCurrency : v.currency())
                .distinct()
                .filter(_ -> money)
                .toList();
        return new Kpi(
                code,
                names == null ? new LocalText(code, code) : names,
                Kpi.Unit.valueOf(constant(unit)),
                decimals,
                Kpi.Direction.valueOf(constant(direction)),
                attainment == null ? Kpi.AttainmentRule.RATIO : Kpi.AttainmentRule.valueOf(constant(attainment)),
                currencies,
                targetPeriod == null || targetPeriod.equals("month"),
                versions.stream().allMatch(v -> ADDITIVE.contains(v.measure().kind())));
    }

    private static String constant(String word) {
        return word.toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
