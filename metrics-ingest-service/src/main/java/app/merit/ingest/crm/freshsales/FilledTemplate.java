package app.merit.ingest.crm.freshsales;

import app.merit.ingest.domain.ChangeKind;
import app.merit.ingest.domain.Entity;
import app.merit.ingest.domain.Field;
import app.merit.ingest.domain.Fields;
import app.merit.ingest.domain.Item;
import app.merit.ingest.domain.Received;
import app.merit.ingest.domain.Snapshot;
import app.merit.ingest.format.Json;
import app.merit.ingest.format.Keys;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One body as Freshsales filled it. */
record FilledTemplate(JsonNode body, Template template, Received received) {
    private static final Set<String> CREATED = Set.of("created", "create", "added", "new");
    private static final Set<String> DELETED = Set.of("deleted", "delete", "removed", "destroyed");
    private static final Set<String> RESTORED = Set.of("restored", "restore");
    private static final Set<String> FOREIGN = Set.of("contact", "account", "lead");
    /** What an event without the word deal may be about, and the type of that activity. */
    private static final Map<String, String> ACTIVITIES = Map.of(
            "task", "task",
            "call", "call",
            "phonecall", "call",
            "appointment", "meeting",
            "meeting", "meeting",
            "email", "email",
            "note", "note",
            "activity", "other");

    private static final List<Field> DECISIVE =
            List.of(Field.OWNER, Field.STATUS, Field.STAGE, Field.PIPELINE, Field.AMOUNT, Field.CURRENCY, Field.DONE);
    private static final int DIGEST = 16;

    Item item() {
        if (!body.isObject()) {
            return new Item.Unreadable(0, "unknown-shape", "The body is no object.");
        }
        String event =
                Json.text(template.at(body, "event")).map(FilledTemplate::lower).orElse("");
        Optional<Entity> entity = entity(event);
        if (entity.isEmpty()) {
            return new Item.Ignored(event.isEmpty() ? "unnamed" : event);
        }
        return Json.id(template.at(body, "id"))
                .<Item>map(id -> fact(id, entity.get(), event))
                .orElseGet(
                        () -> new Item.Unreadable(0, "id-missing", "The body names no id where the template has it."));
    }

    private Item.Fact fact(String id, Entity entity, String event) {
        ChangeKind change = says(event, "deleted", DELETED)
                ? ChangeKind.DELETED
                : says(event, "created", CREATED) ? ChangeKind.CREATED : ChangeKind.UPDATED;
        boolean deleted = change == ChangeKind.DELETED;
        Values values = new Values(body, template);
        Fields fields =
                deleted ? Fields.NONE : entity == Entity.DEAL ? values.deal(id) : values.activity(activityType(event));
        Optional<Instant> at = values.time("updatedAt");
        boolean lacking = entity == Entity.DEAL && !deleted && lacksSomething(fields);
        return Item.Fact.builder(entity, id, change, dedupeKey(id, entity, change, at, fields))
                .kind(entity == Entity.DEAL ? FreshsalesRecords.DEALS : FreshsalesRecords.ACTIVITIES)
                .snapshot(deleted || lacking || at.isEmpty() ? Snapshot.DELTA : Snapshot.FULL)
                .restores(says(event, "restored", RESTORED))
                .occurredAt(at)
                .fields(fields)
                .needsHydration(lacking)
                .build();
    }

    /** The pipeline is asked for only where the template has it: a company with one pipeline sends none. */
    private boolean lacksSomething(Fields fields) {
        boolean pipeline = template.at(body, "pipeline").isMissingNode() || fields.states(Field.PIPELINE);
        return !pipeline
                || !List.of(Field.OWNER, Field.STATUS, Field.STAGE, Field.AMOUNT).stream()
                        .allMatch(fields::states);
    }

    /** The body may say it; an event of a contact is none of ours whatever the options say. */
    private Optional<Entity> entity(String event) {
        String word = Json.text(template.at(body, "entity"))
                .map(FilledTemplate::lower)
                .orElse("");
        if (!word.isEmpty()) {
            return Arrays.stream(Entity.values())
                    .filter(e -> e.wire().equals(word))
                    .findFirst();
        }
        if (words(event).stream().anyMatch(FOREIGN::contains)) {
            return Optional.empty();
        }
        return Optional.of(
                template.namesEntity() || activityType(event).isEmpty() ? template.entity() : Entity.ACTIVITY);
    }

    /** Taken from the event where it is of no deal: one of a task must not make a deal with the task's id. */
    private static Optional<String> activityType(String event) {
        List<String> words = words(event);
        return words.contains(Entity.DEAL.wire())
                ? Optional.empty()
                : words.stream().filter(ACTIVITIES::containsKey).findFirst().map(ACTIVITIES::get);
    }

    /** The event is one of those that the option lists; without the option, it holds one of the words. */
    private boolean says(String event, String option, Set<String> words) {
        Set<String> listed = template.list(option);
        return listed.isEmpty() ? words(event).stream().anyMatch(words::contains) : listed.contains(event);
    }

    private static List<String> words(String event) {
        return List.of(event.split("[^a-z]+", -1));
    }

    /**
     * With the state, so that two changes within one second stay two, and two workflows that report one change are one.
     * Without a time the hour of the receipt tells a redelivery from the same state of another day.
     */
    private String dedupeKey(String id, Entity entity, ChangeKind change, Optional<Instant> at, Fields fields) {
        Optional<String> updatedAt = at.map(Instant::toString)
                .or(() -> Json.text(template.at(body, "updatedAt"))
                        .map(String::strip)
                        .filter(text -> !text.isEmpty()));
        StringBuilder state = new StringBuilder();
        for (Field field : DECISIVE) {
            state.append(fields.value(field).map(FilledTemplate::plain).orElse("-"))
                    .append('\n');
        }
        return Keys.of(
                "freshsales",
                entity.wire(),
                change.wire(),
                id,
                updatedAt.orElseGet(() -> "~" + received.receivedAt().truncatedTo(ChronoUnit.HOURS)),
                Keys.digest(state.toString().getBytes(StandardCharsets.UTF_8)).substring(0, DIGEST));
    }

    /** 1250.50 and 1250.5 are one amount. */
    private static String plain(Object value) {
        return value instanceof BigDecimal number ? number.stripTrailingZeros().toPlainString() : value.toString();
    }

    static String lower(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}
