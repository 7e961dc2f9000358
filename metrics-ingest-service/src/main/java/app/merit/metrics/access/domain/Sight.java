package app.merit.metrics.access.domain;

import app.merit.metrics.organisation.domain.Days;

/**
 * What somebody may see of a value.
 *
 * @param days days that count; none: the value is hidden
 * @param partial some days of the period are left out
 * @param leastPeople with fewer contributing people the value is hidden
 * @param inDetail the contributions of each person may be seen too
 */
public record Sight(Days days, boolean partial, long leastPeople, boolean inDetail) {
    static final Sight HIDDEN = new Sight(Days.NONE, false, 0, false);

    static Sight whole(Days days) {
        return new Sight(days, false, 0, true);
    }

    public boolean hidden() {
        return days.isEmpty();
    }

    /** True if a value with so many contributing people may be shown. */
    public boolean allows(long people) {
        return !hidden() && people >= leastPeople;
    }
}
