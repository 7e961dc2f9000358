package app.merit.ingest.domain;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What happened to an entity. A restore is {@code UPDATED} with {@code restores}; the loser of a merge is {@code DELETED}. */
public enum ChangeKind {
    CREATED,
    UPDATED,
    DELETED;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<ChangeKind> ofWire(String word) {
        return Arrays.stream(values()).filter(kind -> kind.wire().equals(word)).findFirst();
    }
}
