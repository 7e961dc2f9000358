package app.merit.ingest.crm.hubspot;

import app.merit.ingest.domain.ChangeKind;
import app.merit.ingest.domain.Entity;
import app.merit.ingest.domain.Field;
import app.merit.ingest.domain.Fields;
import app.merit.ingest.domain.Item;
import app.merit.ingest.domain.ReadNote;
import app.merit.ingest.domain.Received;
import app.merit.ingest.format.Json;
import app.merit.ingest.format.Keys;
import app.merit.ingest.format.RecordRead;
import app.merit.ingest.format.RestAnswers;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/** What a record that was read says: all properties that were asked for, at its own modification time. */
final class Records {
    private static final Set<String> KEPT =
            Set.of("id", "properties", "createdAt", "updatedAt", "archived", "associations");
    private static final Comparator<String> BY_NUMBER =
            Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

    private Records() {}

    static List<Item> decode(Received received) {
        return RecordRead.itemsOf(received, (record, lookups) -> item(record, lookups, received));
    }

    private static Item item(JsonNode record, JsonNode lookups, Received received) {
        Optional<String> id = id(record).or(() -> received.read().map(ReadNote::crmId));
        if (id.isEmpty()) {
            return new Item.Unreadable(0, "unknown-shape", "The body has no record with an id.");
        }
        ObjectType type =
                received.read().map(ReadNote::kind).flatMap(ObjectType::ofKind).orElse(ObjectType.DEAL);
        boolean archived = Json.at(record, "archived").asText().equals("true");
        Optional<Instant> modified = modifiedAt(record);
        String key = Keys.of(
                "hubspot",
                type.kind(),
                id.get(),
                Keys.orDash(modified.map(Instant::toString)),
                Keys.digest(received.body()));
        Item.Fact.Builder fact = Item.Fact.builder(
                        type.entity(), id.get(), archived ? ChangeKind.DELETED : ChangeKind.UPDATED, key)
                .kind(type.kind())
                .occurredAt(modified);
        if (archived) {
            return fact.build();
        }
        JsonNode stages = Json.at(lookups, Stages.LOOKUP);
        return fact.full()
                .fields(fields(type, record, stages, received.options()))
                .build();
    }

    private static Fields fields(ObjectType type, JsonNode record, JsonNode stages, Map<String, String> options) {
        JsonNode properties = Json.at(record, "properties");
        Fields.Builder fields = Fields.builder();
        properties
                .properties()
                .forEach(entry ->
                        text(entry.getValue()).ifPresent(value -> Property.read(type, entry.getKey(), value, fields)));
        if (type.entity() == Entity.ACTIVITY) {
            fields.set(Field.ACTIVITY_TYPE, type.word());
            meetingDuration(properties, fields);
            deal(record, fields);
        } else {
            outcome(properties, stages, options).ifPresent(status -> outcome(status, properties, fields));
            custom(properties, options, fields);
        }
        return fields.build();
    }

    /** Closed and not won is lost; without HubSpot's own flags the stage decides, as far as it says anything. */
    private static Optional<String> outcome(JsonNode properties, JsonNode stages, Map<String, String> options) {
        Optional<Boolean> closed = flag(properties, "hs_is_closed");
        Optional<Boolean> won = flag(properties, "hs_is_closed_won");
        if (won.filter(yes -> yes).isPresent()) {
            return Optional.of("won");
        }
        if (closed.isPresent() && (won.isPresent() || !closed.get())) {
            return Optional.of(closed.get() ? "lost" : "open");
        }
        return text(Json.at(properties, "dealstage"))
                .filter(stage -> !stage.isBlank())
                .flatMap(stage -> Stages.outcome(stage, options)
                        .or(() -> Json.text(Json.at(stages, stage)).filter(Set.of("open", "won", "lost")::contains)));
    }

    /**
     * A deal is closed by entering a closing stage, and HubSpot itself keeps when the present stage was entered: that is
     * the moment. {@code closedate} is not: people plan it and can alter it afterwards. A deal that goes on from one
     * closing stage to another shows the time of that step.
     */
    private static void outcome(String status, JsonNode properties, Fields.Builder fields) {
        fields.set(Field.STATUS, status);
        if (status.equals("open")) {
            fields.clear(Field.CLOSED_AT).clear(Field.WON_AT).clear(Field.LOST_AT);
            return;
        }
        boolean won = status.equals("won");
        fields.clear(won ? Field.LOST_AT : Field.WON_AT);
        text(Json.at(properties, "hs_v2_date_entered_current_stage"))
                .flatMap(Values::time)
                .ifPresent(at -> fields.set(Field.CLOSED_AT, at).set(won ? Field.WON_AT : Field.LOST_AT, at));
    }

    private static void custom(JsonNode properties, Map<String, String> options, Fields.Builder fields) {
        Properties.custom(options)
                .forEach(name -> text(Json.at(properties, name)).ifPresent(value -> {
                    if (value.isBlank()) {
                        fields.clearCustom(name);
                    } else {
                        Values.custom(value).ifPresent(typed -> fields.custom(name, typed));
                    }
                }));
    }

    private static void meetingDuration(JsonNode properties, Fields.Builder fields) {
        time(properties, "hs_meeting_start_time")
                .flatMap(start -> time(properties, "hs_meeting_end_time").map(end -> Duration.between(start, end)))
                .filter(slot -> !slot.isNegative())
                .ifPresent(slot -> fields.set(Field.DURATION_SECONDS, BigDecimal.valueOf(slot.toSeconds())));
    }

    /**
     * The answer to a read has all links, or none if there are none; lists have no links and say nothing. Of several
     * deals it is always the same one, the oldest, since their order means nothing.
     */
    private static void deal(JsonNode record, Fields.Builder fields) {
        if (!record.has("associations")) {
            return;
        }
        JsonNode links = Json.at(Json.at(Json.at(record, "associations"), "deals"), "results");
        Optional<String> deal = StreamSupport.stream(links.spliterator(), false)
                .flatMap(link -> HubSpotEvent.id(Json.at(link, "id")).stream())
                .min(BY_NUMBER);
        if (deal.isPresent()) {
            fields.set(Field.DEAL_ID, deal.get());
        } else {
            fields.clear(Field.DEAL_ID);
        }
    }

    static Optional<String> id(JsonNode record) {
        return HubSpotEvent.id(Json.at(record, "id"));
    }

    static Optional<Instant> modifiedAt(JsonNode record) {
        return time(Json.at(record, "properties"), Properties.MODIFIED)
                .or(() -> Json.text(Json.at(record, "updatedAt")).flatMap(Values::time));
    }

    /** Reduced to what is understood. @param links true if the answer would show links, were there any */
    static byte[] content(JsonNode record, boolean links) {
        ObjectNode reduced = ((ObjectNode) record.deepCopy()).retain(KEPT);
        if (links && !reduced.has("associations")) {
            reduced.putObject("associations");
        }
        return RestAnswers.content(reduced);
    }

    private static Optional<Boolean> flag(JsonNode properties, String name) {
        return text(Json.at(properties, name)).flatMap(Values::flag);
    }

    private static Optional<Instant> time(JsonNode properties, String name) {
        return text(Json.at(properties, name)).flatMap(Values::time);
    }

    /** Null was asked for and is empty; a missing property was not asked for. */
    private static Optional<String> text(JsonNode value) {
        if (value.isNull()) {
            return Optional.of("");
        }
        return value.isBoolean() || value.isNumber() ? Optional.of(value.asText()) : Json.text(value);
    }
}
