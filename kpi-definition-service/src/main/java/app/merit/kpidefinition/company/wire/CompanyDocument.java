package app.merit.kpidefinition.company.wire;

import app.merit.kpidefinition.company.domain.CompanySettings;
import app.merit.kpidefinition.company.domain.HeadsSeePay;
import app.merit.kpidefinition.shared.domain.PeriodKind;
import app.merit.kpidefinition.shared.domain.Words;
import app.merit.kpidefinition.shared.wire.NamesJson;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.stream.Collectors;

/** The settings as they are published on {@code definition.company}. */
public record CompanyDocument(
        NamesJson names,
        String zone,
        String reportingCurrency,
        List<String> periodKinds,
        String headsSeePay,
        int minimumGroup,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) int revision) {
    /** The only company there is. */
    public static final String CODE = "company";

    public static CompanyDocument of(CompanySettings settings) {
        return new CompanyDocument(
                NamesJson.of(settings.names()),
                settings.zone(),
                settings.reportingCurrency(),
                settings.periodKinds().stream().sorted().map(PeriodKind::word).toList(),
                settings.headsSeePay().word(),
                settings.minimumGroup(),
                0);
    }

    public CompanySettings toDomain() {
        return new CompanySettings(
                names.toDomain(),
                zone,
                reportingCurrency,
                periodKinds.stream()
                        .map(word -> Words.read(PeriodKind.class, word))
                        .collect(Collectors.toSet()),
                Words.read(HeadsSeePay.class, headsSeePay),
                minimumGroup);
    }
}
