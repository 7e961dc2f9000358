package app.merit.kpidefinition.kpi.domain;

import static app.merit.kpidefinition.kpi.domain.FieldType.BOOLEAN;
import static app.merit.kpidefinition.kpi.domain.FieldType.CHOICE;
import static app.merit.kpidefinition.kpi.domain.FieldType.CUSTOM;
import static app.merit.kpidefinition.kpi.domain.FieldType.NUMBER;
import static app.merit.kpidefinition.kpi.domain.FieldType.TEXT;

import app.merit.kpidefinition.shared.domain.Words;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The two CRM entities, with the moments and the fields that each of them has. */
public enum Entity {
    DEAL(
            Set.of(
                    MomentKind.CREATED,
                    MomentKind.WON,
                    MomentKind.LOST,
                    MomentKind.CLOSED,
                    MomentKind.REOPENED,
                    MomentKind.STAGE_ENTERED),
            Map.of(
                    "owner",
                    TEXT,
                    "status",
                    CHOICE,
                    "stage",
                    TEXT,
                    "pipeline",
                    TEXT,
                    "amount",
                    NUMBER,
                    "currency",
                    TEXT)),
    ACTIVITY(
            Set.of(MomentKind.CREATED, MomentKind.ACTIVITY_DONE, MomentKind.ACTIVITY_PLANNED),
            Map.of(
                    "owner", TEXT,
                    "activityType", CHOICE,
                    "done", BOOLEAN,
                    "durationSeconds", NUMBER,
                    "dealId", TEXT));

    /** Values of the fields of type CHOICE. */
    static final Map<String, Set<String>> CHOICES = Map.of(
            "status", Set.of("open", "won", "lost"),
            "activityType", Set.of("call", "meeting", "task", "email", "note", "message", "other"));

    private final Set<MomentKind> moments;
    private final Map<String, FieldType> fields;

    Entity(Set<MomentKind> moments, Map<String, FieldType> fields) {
        this.moments = moments;
        this.fields = fields;
    }

    public String word() {
        return Words.of(this);
    }

    boolean has(MomentKind moment) {
        return moments.contains(moment);
    }

    /** The type of a field; empty if this entity has no such field. */
    Optional<FieldType> typeOf(String field) {
        if (field.startsWith("custom.") && field.length() > "custom.".length()) {
            return Optional.of(CUSTOM);
        }
        return Optional.ofNullable(fields.get(field));
    }

    String fieldWords() {
        return String.join(", ", fields.keySet().stream().sorted().toList()) + ", custom.<key>";
    }

    String momentWords() {
        return String.join(", ", moments.stream().sorted().map(MomentKind::word).toList());
    }
}
