package app.merit.service;

/** A role of this artifact; a large installation runs them apart. */
public enum Role {
    /** The webhook edge and the normaliser. */
    INGEST,
    /** State, contributions, cells and values. */
    METRICS
}
