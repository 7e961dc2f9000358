package app.merit.kpidefinition.kpi.domain;

import app.merit.kpidefinition.shared.domain.Words;

/** Who gets an entity that counts. */
public enum Attribution {
    OWNER_AT_MOMENT,
    OWNER_AT_CREATION,
    OWNER_NOW,
    SHARES;

    public String word() {
        return Words.of(this);
    }
}
