package app.merit.kpidefinition.shared.domain;

import java.time.LocalDate;
import java.util.Optional;

/** What motivation has closed; it alone decides. */
public interface ClosedPeriods {
    /** The last day of the newest closed period; empty before the first close. */
    Optional<LocalDate> lastClosedDay();
}
