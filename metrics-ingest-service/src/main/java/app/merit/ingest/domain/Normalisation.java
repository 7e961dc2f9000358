package app.merit.ingest.domain;

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
     * Each dead letter carries the whole message, and they are replayed as one: more of them would say nothing new and
     * make a gigabyte of one request.
     */
    static final int MOST_DEAD_LETTERS = 20;

    public static Normalisation of(MessageContext context, List<Item> items) {
        Map<String, Item.Fact> facts = new LinkedHashMap<>();
        List<DeadLetter> deadLetters = new ArrayList<>();
        List<String> ignored = new ArrayList<>();
        for (Item item : items) {
            switch (item) {
                case Item.Fact fact -> {
                    Item.Fact own = context.read()
                            .map(note -> ReadFacts.of(context.source(), note, fact, context.receivedAt()))
                            .orElse(fact);
                    facts.merge(identity(own), own, Item.Fact::joinedWith);
                }
                case Item.Ignored(var type) -> ignored.add(type);
                case Item.Unreadable(var index, var reason, var detail) ->
                    deadLetters.add(new DeadLetter(
                            context.source(), reason, detail, index, context.position(), context.receivedAt()));
            }
        }
        if (deadLetters.size() > MOST_DEAD_LETTERS) {
            deadLetters = shortened(deadLetters);
        }
        List<Change> changes =
                facts.values().stream().map(fact -> change(context, fact)).toList();
        return new Normalisation(changes, deadLetters, ignored);
    }

    private static List<DeadLetter> shortened(List<DeadLetter> letters) {
        List<DeadLetter> few = new ArrayList<>(letters.subList(0, MOST_DEAD_LETTERS));
        DeadLetter first = letters.get(MOST_DEAD_LETTERS);
        int more = letters.size() - MOST_DEAD_LETTERS;
        few.add(new DeadLetter(
                first.source(),
                "more-unreadable-items",
                more + " more items of this message cannot be read.",
                first.item(),
                first.inbox(),
                first.receivedAt()));
        return few;
    }

    /** With the entity: a sender that uses one key for two entities must not mix their fields. */
    private static String identity(Item.Fact fact) {
        return fact.entity().wire() + ":" + fact.id() + " " + fact.dedupeKey();
    }

    private static Change change(MessageContext context, Item.Fact fact) {
        Change.TimeFrom standIn = context.read().isPresent() ? Change.TimeFrom.READ : Change.TimeFrom.RECEIVED;
        return new Change(
                context.source(),
                fact,
                withCurrency(fact, context.currency()),
                fact.occurredAt().orElse(context.receivedAt()),
                fact.occurredAt().isPresent() ? Change.TimeFrom.CRM : standIn,
                context.receivedAt(),
                context.signed(),
                context.origin(),
                context.replay(),
                context.position());
    }

    private static Fields withCurrency(Item.Fact fact, Optional<String> currency) {
        Fields fields = fact.fields();
        boolean stands = fact.currencyElsewhere()
                || fields.value(Field.AMOUNT).isEmpty()
                || fields.value(Field.CURRENCY).isPresent();
        return stands || currency.isEmpty()
                ? fields
                : Fields.builder().set(Field.CURRENCY, currency.get()).build().or(fields);
    }
}
