package app.merit.ingest.domain;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Whether a change carries the whole record as its CRM saw it, or only some fields. Only a full one lifts a deletion. */
public enum Snapshot {
    FULL,
    DELTA;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Snapshot> ofWire(String word) {
        return Arrays.stream(values()).filter(kind -> kind.wire().equals(word)).findFirst();
    }
}
