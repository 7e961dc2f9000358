package app.merit.kpidefinition.shared.domain;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The days on which something holds.
 *
 * @param from first day
 * @param until the first day on which it no longer holds; null while it is open
 */
public record Validity(LocalDate from, @Nullable LocalDate until) {
    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2999, 12, 31);

    public static Validity open(LocalDate from) {
        return new Validity(from, null);
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(from) && (until == null || day.isBefore(until));
    }

    /** Whether every day of the other is one of these days. */
    public boolean covers(Validity other) {
        return !other.from.isBefore(from) && (until == null || (other.until != null && !other.until.isAfter(until)));
    }

    /** The first day that both hold, if there is one. */
    public Optional<LocalDate> firstCommonDay(Validity other) {
        LocalDate later = from.isAfter(other.from) ? from : other.from;
        return contains(later) && other.contains(later) ? Optional.of(later) : Optional.empty();
    }

    /** Finds what no dated thing may say: no days at all, or days outside any working life. */
    public void check(String fromField, String untilField, Findings findings) {
        findings.require(
                !from.isBefore(EARLIEST) && !from.isAfter(LATEST), fromField, "must be a day from 1900 to 2999", from);
        if (until != null) {
            findings.require(!until.isAfter(LATEST), untilField, "must be a day from 1900 to 2999", until);
            findings.require(until.isAfter(from), untilField, "must be after " + fromField + " (" + from + ")", until);
        }
    }
}
