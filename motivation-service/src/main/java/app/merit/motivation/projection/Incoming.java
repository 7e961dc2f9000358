package app.merit.motivation.projection;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What this service reads of the records of others, none without its parts; fields it does not name are theirs. */
final class Incoming {
    private Incoming() {}

    /** {@code definition.targets}; the last version counts. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Target(String kpi, String subject, String period, List<TargetVersion> versions, long revision) {
        Target {
            requireNonNull(kpi, "kpi");
            requireNonNull(subject, "subject");
            requireNonNull(period, "period");
            versions = List.copyOf(versions);
        }

        @Nullable
        BigDecimal value() {
            return versions.isEmpty() ? null : versions.getLast().value();
        }

        @Nullable
        String currency() {
            return versions.isEmpty() ? null : versions.getLast().currency();
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record TargetVersion(
            @Nullable BigDecimal value, @Nullable String currency) {}

    /** {@code kpi.values}; a value of null has no meaning beyond its parts. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Value(
            String kpi,
            String subject,
            String period,
            @Nullable BigDecimal value,
            @Nullable String currency,
            BigDecimal numerator,
            BigDecimal denominator,
            @Nullable Instant newestChangeAt,
            long revision,
            @Nullable List<String> marks) {
        Value {
            requireNonNull(kpi, "kpi");
            requireNonNull(subject, "subject");
            requireNonNull(period, "period");
            requireNonNull(numerator, "numerator");
            requireNonNull(denominator, "denominator");
        }

        List<String> marksOrNone() {
            return marks == null ? List.of() : marks;
        }
    }

    /** {@code kpi.contributions}: all that one entity adds to a KPI now. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Contributions(
            String kpi,
            String source,
            String entity,
            String id,
            List<Contribution> contributions,
            @Nullable Instant newestChangeAt,
            long revision) {
        Contributions {
            requireNonNull(kpi, "kpi");
            requireNonNull(source, "source");
            requireNonNull(entity, "entity");
            requireNonNull(id, "id");
            contributions = List.copyOf(contributions);
        }

        String key() {
            return String.join(":", kpi, source, entity, id);
        }
    }

    /** One contribution; without an employee it is nobody's. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Contribution(
            @Nullable String employee,
            LocalDate day,
            BigDecimal numerator,
            BigDecimal denominator,
            @Nullable String currency,
            @Nullable List<String> marks) {
        Contribution {
            requireNonNull(day, "day");
            requireNonNull(numerator, "numerator");
            requireNonNull(denominator, "denominator");
        }

        List<String> marksOrNone() {
            return marks == null ? List.of() : marks;
        }
    }
}
