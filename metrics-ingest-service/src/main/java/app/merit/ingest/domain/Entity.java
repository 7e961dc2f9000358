package app.merit.ingest.domain;

import java.util.Locale;

/** The two things of a CRM that Merit counts. */
public enum Entity {
    DEAL,
    ACTIVITY;

    /** The word used in records and keys: {@code deal} or {@code activity}. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As on the wire. */
    @Override
    public String toString() {
        return wire();
    }
}
