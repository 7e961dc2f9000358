package app.merit.metrics.state.domain;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an entity: a function of the SET of its changes. Any order and any repetition of them gives the same
 * state.
 */
public final class EntityState {
    private static final List<String> PROVEN_FIELDS = List.of(Fields.OWNER, Fields.STATUS, Fields.AMOUNT);

    /** A read need not state them, but must not contradict them. */
    private static final List<String> TIMES = List.of(Fields.WON_AT, Fields.LOST_AT, Fields.CLOSED_AT);

    private final List<Change> changes;
    private final Set<String> ties;
    private final Map<String, List<Assertion>> assertions = new HashMap<>();
    private boolean deleted;

    private EntityState(ChangeOrder.Ordered ordered) {
        changes = ordered.changes();
        ties = ordered.ties();
        for (int i = 0; i < changes.size(); i++) {
            apply(i, changes.get(i));
        }
        assumeCurrency();
    }

    /**
     * Folds the changes of one entity.
     *
     * @param redeliveryWindow how long after a deletion without a time another one is taken for its repetition
     * @throws IllegalArgumentException if there is no change
     */
    public static EntityState of(Collection<Change> changes, Duration redeliveryWindow) {
        if (changes.isEmpty()) {
            throw new IllegalArgumentException("An entity without changes has no state");
        }
        var smallest = new HashMap<String, Change>();
        for (var change : changes) {
            smallest.merge(change.identity(), change, (a, b) -> a.stamp().compareTo(b.stamp()) <= 0 ? a : b);
        }
        var ordered = ChangeOrder.of(List.copyOf(smallest.values()));
        var kept = Redeliveries.dropFrom(ordered.changes(), redeliveryWindow);
        return new EntityState(new ChangeOrder.Ordered(kept, ordered.ties()));
    }

    private void apply(int index, Change change) {
        if (change.kind() == Change.Kind.DELETED) {
            deleted = true;
        } else if (change.restores() || change.snapshot() == Change.Snapshot.FULL) {
            deleted = false;
        }
        if (change.fields().containsKey(Fields.CUSTOM)) {
            clearCustom(index, change);
        }
        change.fields()
                .forEach((field, value) -> assertions
                        .computeIfAbsent(field, _ -> new ArrayList<>(2))
                        .add(new Assertion(index, change, value)));
    }

    /** The source's default stands in only for a deal of which no change, early or late, states a currency. */
    private void assumeCurrency() {
        var assumed = assertions.remove(Fields.ASSUMED_CURRENCY);
        var stated = said(Fields.CURRENCY).stream().anyMatch(a -> !(a.value() instanceof FieldValue.Cleared));
        if (assumed != null && !stated) {
            assertions.put(Fields.CURRENCY, assumed);
        }
    }

    private void clearCustom(int index, Change change) {
        assertions.forEach((field, said) -> {
            if (field.startsWith(Fields.CUSTOM_PREFIX) && !change.fields().containsKey(field)) {
                said.add(new Assertion(index, change, FieldValue.CLEARED));
            }
        });
    }

    public EntityKey key() {
        return changes.getFirst().entity();
    }

    /** The changes that count, in the order in which they happened. */
    public List<Change> changes() {
        return changes;
    }

    public boolean deleted() {
        return deleted;
    }

    /** Decisive fields (and `deleted`) whose value only a digest decided between changes of one instant. */
    public Set<String> ties() {
        return ties;
    }

    /** The value a field has now; empty if never stated or cleared. */
    public Optional<FieldValue> value(String field) {
        return last(field).map(Assertion::value).filter(v -> !(v instanceof FieldValue.Cleared));
    }

    public Optional<String> text(String field) {
        return value(field).map(v -> v instanceof FieldValue.Text(var text) ? text : null);
    }

    public Optional<Instant> time(String field) {
        return value(field).map(v -> v instanceof FieldValue.Time(var at) ? at : null);
    }

    public Optional<BigDecimal> number(String field) {
        return value(field).map(v -> switch (v) {
            case FieldValue.Number(var number) -> number;
            case FieldValue.Money money -> money.amount();
            default -> null;
        });
    }

    /** The last assertion of a field, also one that clears it. */
    public Optional<Assertion> last(String field) {
        var said = said(field);
        return said.isEmpty() ? Optional.empty() : Optional.of(said.getLast());
    }

    /** Every assertion of a field, oldest first. */
    public List<Assertion> said(String field) {
        return assertions.getOrDefault(field, List.of());
    }

    /** The stretches in which the field kept its value, oldest first. */
    public List<Run> runs(String field) {
        var runs = new ArrayList<Run>();
        Assertion first = null;
        for (var assertion : said(field)) {
            if (first == null) {
                first = assertion;
            } else if (!first.value().equals(assertion.value())) {
                runs.add(new Run(first.value(), first, assertion.index(), false));
                first = assertion;
            }
        }
        if (first != null) {
            runs.add(new Run(first.value(), first, changes.size(), true));
        }
        return runs;
    }

    /**
     * The last value of a field said by an instant, all changes of that instant applied. Before the first assertion it
     * is the old value that one states, else its value: somebody owned the deal before we heard of it.
     */
    public Optional<FieldValue> valueAt(String field, Instant at) {
        Assertion found = null;
        for (var assertion : said(field)) {
            if (assertion.change().occurredAt().isAfter(at)) {
                break;
            }
            found = assertion;
        }
        var value = found == null ? beforeFirst(field) : found.value();
        return Optional.ofNullable(value).filter(v -> !(v instanceof FieldValue.Cleared));
    }

    private @Nullable FieldValue beforeFirst(String field) {
        var said = said(field);
        if (said.isEmpty()) {
            return null;
        }
        var first = said.getFirst();
        var old = first.change().previous().get(field);
        return old == null || old instanceof FieldValue.Cleared ? first.value() : old;
    }

    /**
     * True if the entity bears money, what decides about it came without a signature over the body, and no read of the
     * record has shown the same owner, status, amount and time since.
     */
    public boolean unconfirmed() {
        var money = number(Fields.AMOUNT).filter(a -> a.signum() != 0).isPresent();
        return money && saidUnsigned() && changes.stream().noneMatch(this::confirms);
    }

    private boolean saidUnsigned() {
        return PROVEN_FIELDS.stream()
                .flatMap(f -> last(f).stream())
                .anyMatch(a -> !a.change().trusted());
    }

    /** A snapshot from the CRM itself, not older than what holds now, that states nothing else. */
    private boolean confirms(Change change) {
        return change.trusted()
                && change.snapshot() == Change.Snapshot.FULL
                && PROVEN_FIELDS.stream().allMatch(f -> shows(change, f))
                && TIMES.stream().allMatch(f -> !change.fields().containsKey(f) || shows(change, f));
    }

    private boolean shows(Change change, String field) {
        var current = last(field);
        if (current.isEmpty()) {
            return true;
        }
        var since = runs(field).getLast().first().change().occurredAt();
        return current.get().value().equals(change.fields().get(field))
                && !change.occurredAt().isBefore(since);
    }

    /** The latest time at which one of the changes happened; a CRM clock that runs ahead is cut at the receipt. */
    public Instant newestChangeAt() {
        return changes.stream()
                .map(c -> c.occurredAt().isAfter(c.receivedAt()) ? c.receivedAt() : c.occurredAt())
                .max(Instant::compareTo)
                .orElseThrow();
    }

    /** Every CRM user that ever owned the entity or had a share in it. */
    public Set<String> crmUsers() {
        var users = new TreeSet<String>();
        for (var change : changes) {
            collect(change.fields().get(Fields.OWNER), users);
            collect(change.previous().get(Fields.OWNER), users);
            collect(change.fields().get(Fields.SHARES), users);
        }
        return users;
    }

    private static void collect(@Nullable FieldValue value, Set<String> users) {
        if (value instanceof FieldValue.Text(var user)) {
            users.add(user);
        } else if (value instanceof FieldValue.Shares(var shares)) {
            shares.forEach(s -> users.add(s.crmUser()));
        }
    }
}
