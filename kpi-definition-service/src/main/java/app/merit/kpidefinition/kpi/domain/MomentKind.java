package app.merit.kpidefinition.kpi.domain;

import app.merit.kpidefinition.shared.domain.Words;

/** The points in an entity's life that a KPI can count. */
public enum MomentKind {
    CREATED,
    WON,
    LOST,
    CLOSED,
    REOPENED,
    STAGE_ENTERED,
    ACTIVITY_DONE,
    ACTIVITY_PLANNED;

    public String word() {
        return Words.of(this);
    }
}
