package app.merit.kpidefinition.kpi.domain;

import app.merit.kpidefinition.shared.domain.Words;

/** Which way is better. */
public enum Direction {
    HIGHER,
    LOWER;

    public String word() {
        return Words.of(this);
    }
}
