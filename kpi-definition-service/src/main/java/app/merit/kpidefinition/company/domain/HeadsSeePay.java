package app.merit.kpidefinition.company.domain;

import app.merit.kpidefinition.shared.domain.Words;

/** How much of their people's money the heads see. */
public enum HeadsSeePay {
    NONE,
    TOTAL,
    FULL;

    public String word() {
        return Words.of(this);
    }
}
