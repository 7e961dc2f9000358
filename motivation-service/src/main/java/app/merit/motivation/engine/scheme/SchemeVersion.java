package app.merit.motivation.engine.scheme;

import app.merit.motivation.engine.number.Rounding;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One version of a scheme.
 *
 * @param from first day it pays for
 * @param currency ISO 4217 code of everything it pays
 * @param assignedTo whom it pays
 * @param rounding how each line is rounded; absent = half up to the minor unit
 * @param components what it pays; the codes differ
 * @param acknowledgedWarnings the warnings its author has read, by their code
 */
public record SchemeVersion(
        LocalDate from,
        String currency,
        AssignedTo assignedTo,
        @Nullable Rounding rounding,
        List<Component> components,
        @Nullable List<String> acknowledgedWarnings) {
    public SchemeVersion {
        components = List.copyOf(components);
        acknowledgedWarnings = acknowledgedWarnings == null ? List.of() : List.copyOf(acknowledgedWarnings);
    }

    public Rounding roundingOrDefault() {
        return rounding == null ? Rounding.DEFAULT : rounding;
    }

    /** Whom a version pays: everybody who holds one of the positions or, holding none that has a scheme, a department. */
    public record AssignedTo(
            @Nullable List<String> positions, @Nullable List<String> departments) {
        public AssignedTo {
            positions = positions == null ? List.of() : List.copyOf(positions);
            departments = departments == null ? List.of() : List.copyOf(departments);
        }
    }
}
