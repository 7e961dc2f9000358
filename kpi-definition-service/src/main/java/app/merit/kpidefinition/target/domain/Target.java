package app.merit.kpidefinition.target.domain;

import java.util.List;
import java.util.stream.Stream;

/** The number wanted for a KPI, subject and period, with all it has been; the last version counts. */
public record Target(String kpi, String subject, String period, List<TargetVersion> versions) {
    public static Target none(String kpi, String subject, String period) {
        return new Target(kpi, subject, period, List.of());
    }

    public String code() {
        return kpi + ":" + subject + ":" + period;
    }

    /** With one version more, or unchanged if the last version says the same. */
    public Target revisedBy(TargetVersion version) {
        if (!versions.isEmpty() && versions.getLast().saysTheSameAs(version)) {
            return this;
        }
        return new Target(
                kpi,
                subject,
                period,
                Stream.concat(versions.stream(), Stream.of(version)).toList());
    }
}
