package app.merit.ingest.domain;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** A standard field of a canonical change: its name in records, the Java type of its value, and the words it allows. */
public enum Field {
    OWNER("owner", String.class),
    STATUS("status", String.class, "open", "won", "lost"),
    STAGE("stage", String.class),
    PIPELINE("pipeline", String.class),
    /** Major units of {@link #CURRENCY}. */
    AMOUNT("amount", BigDecimal.class),
    /** ISO 4217 code, three capital letters. */
    CURRENCY("currency", String.class),
    CREATED_AT("createdAt", Instant.class),
    CLOSED_AT("closedAt", Instant.class),
    WON_AT("wonAt", Instant.class),
    LOST_AT("lostAt", Instant.class),
    STAGE_ENTERED_AT("stageEnteredAt", Instant.class),
    DONE_AT("doneAt", Instant.class),
    PLANNED_AT("plannedAt", Instant.class),
    ACTIVITY_TYPE("activityType", String.class, "call", "meeting", "task", "email", "note", "message", "other"),
    DONE("done", Boolean.class),
    DURATION_SECONDS("durationSeconds", BigDecimal.class),
    DEAL_ID("dealId", String.class),
    /** Id of the entity that lives on after a merge. */
    MERGED_INTO("mergedInto", String.class),
    /** Where a person finds the record in the CRM. */
    URL("url", String.class);

    private final String wire;
    private final Class<?> type;
    private final Set<String> words;

    Field(String wire, Class<?> type, String... words) {
        this.wire = wire;
        this.type = type;
        this.words = Set.of(words);
    }

    public String wire() {
        return wire;
    }

    public Class<?> type() {
        return type;
    }

    /** True if the value has this field's type and, where only some words are allowed, is one of them. */
    public boolean allows(Object value) {
        return type.isInstance(value) && (words.isEmpty() || words.contains(value));
    }

    public static Optional<Field> ofWire(String name) {
        return Arrays.stream(values()).filter(field -> field.wire.equals(name)).findFirst();
    }
}
