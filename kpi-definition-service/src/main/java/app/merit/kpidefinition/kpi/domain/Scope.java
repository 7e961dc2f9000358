package app.merit.kpidefinition.kpi.domain;

import app.merit.kpidefinition.shared.domain.Words;

/** Whom the KPI is for. */
public enum Scope {
    PERSONAL,
    DEPARTMENTAL,
    BOTH;

    public String word() {
        return Words.of(this);
    }
}
