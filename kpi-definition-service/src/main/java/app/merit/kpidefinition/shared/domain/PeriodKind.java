package app.merit.kpidefinition.shared.domain;

/** How long a period is. */
public enum PeriodKind {
    DAY,
    WEEK,
    MONTH,
    QUARTER,
    YEAR;

    /** The word used in documents, e.g. {@code month}. */
    public String word() {
        return Words.of(this);
    }
}
