package app.merit.ingest.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What became of one inbox message: changes, dead letters and the types that were ignored.
 * Items of one request about one entity with equal dedupe keys are one change.
 */
public record Normalisation(List<Change> changes, List<DeadLetter> deadLetters, List<String> ignoredTypes) {

    /**
     * @param currency the source's configured currency, for amounts that come without one
     */
    public static Normalisation of(
            String source,
            List<Item> items,
            Optional<String> currency,
            boolean signed,
            Instant receivedAt,
            InboxPosition position) {
        Map<String, Item.Fact> facts = new LinkedHashMap<>();
        List<DeadLetter> deadLetters = new ArrayList<>();
        List<String> ignored = new ArrayList<>();
        for (Item item : items) {
            switch (item) {
                case Item.Fact fact -> facts.merge(identity(fact), fact, Item.Fact::joinedWith);
                case Item.Ignored(var type) -> ignored.add(type);
                case Item.Unreadable(var index, var reason, var detail) ->
                    deadLetters.add(new DeadLetter(source, reason, detail, index, position, receivedAt));
            }
        }
        List<Change> changes = facts.values().stream()
                .map(fact -> change(source, fact, currency, signed, receivedAt, position))
                .toList();
        return new Normalisation(changes, deadLetters, ignored);
    }

    /** With the entity: a sender that uses one key for two entities must not mix their fields. */
    private static String identity(Item.Fact fact) {
        return fact.entity().wire() + ":" + fact.id() + " " + fact.dedupeKey();
    }

    private static Change change(
            String source,
            Item.Fact fact,
            Optional<String> currency,
            boolean signed,
            Instant receivedAt,
            InboxPosition position) {
        return new Change(
                source,
                fact,
                withCurrency(fact.fields(), currency),
                fact.occurredAt().orElse(receivedAt),
                fact.occurredAt().isPresent(),
                receivedAt,
                signed,
                position);
    }

    private static Fields withCurrency(Fields fields, Optional<String> currency) {
        if (fields.value(Field.AMOUNT).isEmpty() || fields.value(Field.CURRENCY).isPresent() || currency.isEmpty()) {
            return fields;
        }
        return Fields.builder().set(Field.CURRENCY, currency.get()).build().or(fields);
    }
}
