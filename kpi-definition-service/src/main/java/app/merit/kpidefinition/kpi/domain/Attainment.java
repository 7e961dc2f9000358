package app.merit.kpidefinition.kpi.domain;

import app.merit.kpidefinition.shared.domain.Words;

/** How fact and target become attainment; mirror is {@code 2 - fact/target}, for lower is better. */
public enum Attainment {
    RATIO,
    MIRROR;

    public String word() {
        return Words.of(this);
    }
}
