package app.merit.metrics.kpi.domain;

/** Whose result it is. */
public enum Attribution {
    OWNER_AT_MOMENT,
    OWNER_AT_CREATION,
    OWNER_NOW,
    /** By the shares on the deal; without shares, the owner at the moment. */
    SHARES
}
