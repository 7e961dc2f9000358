package app.merit.kpidefinition.target.wire;

import app.merit.kpidefinition.target.domain.Target;
import app.merit.kpidefinition.target.domain.TargetVersion;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A target as it is published on {@code definition.targets}; the last version counts. */
public record TargetDocument(
        String kpi,
        String subject,
        String period,
        List<Version> versions,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) int revision) {
    /** @param value decimal in the unit of the KPI, plain notation */
    public record Version(
            int version,
            String value,
            @Nullable String currency,
            String author,
            @Nullable String cause,
            @Nullable String note,
            Instant at) {
        static Version of(TargetVersion version, int number) {
            return new Version(
                    number,
                    version.value().toPlainString(),
                    version.currency(),
                    version.author(),
                    version.cause(),
                    version.note(),
                    version.at());
        }

        TargetVersion toDomain() {
            return new TargetVersion(new BigDecimal(value), currency, author, cause, note, at);
        }
    }

    public static TargetDocument of(Target target) {
        List<Version> versions = new ArrayList<>();
        for (TargetVersion version : target.versions()) {
            versions.add(Version.of(version, versions.size() + 1));
        }
        return new TargetDocument(target.kpi(), target.subject(), target.period(), versions, 0);
    }

    public Target toDomain() {
        return new Target(
                kpi, subject, period, versions.stream().map(Version::toDomain).toList());
    }
}
