package app.merit.ingest.domain;

import java.util.Locale;

/** How a message came into the inbox. */
public enum Origin {
    /** The CRM sent it. */
    WEBHOOK,
    /** It was read over the CRM's REST API. */
    READ,
    /** A person loaded it. */
    IMPORT;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
