package app.merit.motivation.engine.scheme;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The rules that turn KPI values into money for the people of a position or department.
 *
 * @param code given once, never reused
 * @param names for people to read
 * @param versions by ascending {@link SchemeVersion#from()}; the last one is open
 */
public record Scheme(String code, LocalText names, List<SchemeVersion> versions) {
    public Scheme {
        versions = List.copyOf(versions);
    }

    /** The version in force on the day, if any is. */
    public Optional<SchemeVersion> on(LocalDate day) {
        return versions.stream().filter(v -> !v.from().isAfter(day)).reduce((_, later) -> later);
    }

    /** The day on which the version at the index ends (exclusive); empty for the last one. */
    public Optional<LocalDate> until(int index) {
        return index + 1 < versions.size() ? Optional.of(versions.get(index + 1).from()) : Optional.empty();
    }

    /** Number of the version, from 1. */
    public int number(SchemeVersion version) {
        return versions.indexOf(version) + 1;
    }
}
