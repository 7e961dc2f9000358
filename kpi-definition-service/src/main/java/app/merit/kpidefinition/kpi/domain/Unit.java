package app.merit.kpidefinition.kpi.domain;

import app.merit.kpidefinition.shared.domain.Words;

/** What a value is counted in; percent means percent points. */
public enum Unit {
    COUNT,
    MONEY,
    PERCENT,
    DURATION;

    public String word() {
        return Words.of(this);
    }
}
