package app.merit.metrics.kpi.domain;

import java.util.Locale;

/**
 * The one reason why an entity does not count for a KPI, or counts for nobody in person.
 *
 * @param detail what exactly, for a person to read; may be empty
 */
public record Reason(Code code, String detail) {
    public enum Code {
        WRONG_ENTITY,
        FILTER,
        MOMENT_NOT_REACHED,
        NO_OWNER,
        OWNER_UNKNOWN,
        EMPLOYEE_NOT_ASSIGNED,
        DELETED,
        OUTSIDE_VALIDITY,
        DUPLICATE_OF_ANOTHER_SOURCE,
        CURRENCY_RATE_MISSING;

        /** As it is written in answers, such as `outside-validity`. */
        public String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
