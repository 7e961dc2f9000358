package app.merit.kpidefinition.company.rest;

import app.merit.kpidefinition.company.domain.CompanySettings;
import app.merit.kpidefinition.company.domain.HeadsSeePay;
import app.merit.kpidefinition.shared.domain.PeriodKind;
import app.merit.kpidefinition.shared.domain.Words;
import app.merit.kpidefinition.shared.wire.NamesJson;
import app.merit.kpidefinition.shared.wire.Shapes;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Settings to save.
 *
 * @param zone IANA zone of the business day
 * @param periodKinds absent: all
 * @param headsSeePay none, total or full; absent: total
 * @param minimumGroup 1 to 100; absent: 3
 */
public record CompanyBody(
        @NotNull @Valid NamesJson names,
        @NotBlank @Size(max = 64) String zone,

        @NotNull @Pattern(regexp = Shapes.CURRENCY, message = Shapes.CURRENCY_RULE)
        String reportingCurrency,

        @Nullable @Size(min = 1, max = 5)
        List<@NotNull @Pattern(regexp = Shapes.PERIOD_KIND, message = Shapes.PERIOD_KIND_RULE) String> periodKinds,

        @Nullable @Pattern(regexp = "none|total|full", message = "must be one of none, total, full")
        String headsSeePay,

        @Nullable @Min(1) @Max(100) Integer minimumGroup) {
    CompanySettings toDomain() {
        return new CompanySettings(
                names.toDomain(),
                zone,
                reportingCurrency,
                kinds(),
                headsSeePay == null ? HeadsSeePay.TOTAL : Words.read(HeadsSeePay.class, headsSeePay),
                minimumGroup == null ? 3 : minimumGroup);
    }

    private Set<PeriodKind> kinds() {
        if (periodKinds == null) {
            return EnumSet.allOf(PeriodKind.class);
        }
        return periodKinds.stream()
                .map(word -> Words.read(PeriodKind.class, word))
                .collect(Collectors.toSet());
    }
}
