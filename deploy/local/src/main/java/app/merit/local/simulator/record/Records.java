package app.merit.local.simulator.record;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The records of one simulated account, in memory. Each saving tells what the CRM would report. Thread-safe. */
public final class Records {
    private final InstantSource clock;
    private final Map<Long, Stored<Deal>> deals = new LinkedHashMap<>();
    private final Map<Long, Stored<Activity>> activities = new LinkedHashMap<>();
    private final Map<String, CrmUser> users = new LinkedHashMap<>();

    /** @param storedAt when the record first came, which need not be when it says that it was made */
    private record Stored<T>(T now, Instant storedAt) {}

    public Records(InstantSource clock) {
        this.clock = clock;
    }

    public synchronized void add(Collection<CrmUser> people) {
        people.forEach(user -> users.put(user.id(), user));
    }

    public synchronized CrmEvent save(Deal deal) {
        Stored<Deal> before = deals.get(deal.number());
        deals.put(deal.number(), stored(deal, before));
        return new CrmEvent.DealStep(deal, before == null ? null : before.now());
    }

    public synchronized CrmEvent save(Activity activity) {
        Stored<Activity> before = activities.get(activity.number());
        activities.put(activity.number(), stored(activity, before));
        return new CrmEvent.ActivityStep(activity, before == null ? null : before.now());
    }

    /** @throws IllegalArgumentException if there is no such deal */
    public synchronized CrmEvent deleteDeal(long number, Instant at) {
        return new CrmEvent.DealGone(removed(deals, number), at);
    }

    /** @throws IllegalArgumentException if there is no such activity */
    public synchronized CrmEvent deleteActivity(long number, Instant at) {
        return new CrmEvent.ActivityGone(removed(activities, number), at);
    }

    /** Makes what happened elsewhere so here, as after {@link #save}. */
    public synchronized void apply(CrmEvent event) {
        switch (event) {
            case CrmEvent.DealStep step -> save(step.now());
            case CrmEvent.ActivityStep step -> save(step.now());
            case CrmEvent.DealGone gone -> deals.remove(gone.last().number());
            case CrmEvent.ActivityGone gone -> activities.remove(gone.last().number());
        }
    }

    public synchronized Optional<Deal> deal(long number) {
        return Optional.ofNullable(deals.get(number)).map(Stored::now);
    }

    public synchronized Optional<Activity> activity(long number) {
        return Optional.ofNullable(activities.get(number)).map(Stored::now);
    }

    public synchronized List<CrmUser> users() {
        return List.copyOf(users.values());
    }

    /** Whether the deal came before this instant. */
    public synchronized boolean holdsDealSince(long number, Instant instant) {
        return olderThan(deals.get(number), instant);
    }

    /** Whether the activity came before this instant. */
    public synchronized boolean holdsActivitySince(long number, Instant instant) {
        return olderThan(activities.get(number), instant);
    }

    /** Deals that changed at or after an instant, oldest change first. */
    public synchronized List<Deal> dealsChangedSince(Instant since) {
        return now(deals.values()).stream()
                .filter(deal -> !deal.changedAt().isBefore(since))
                .sorted(Comparator.comparing(Deal::changedAt).thenComparing(Deal::number))
                .toList();
    }

    /** Activities that changed at or after an instant, oldest change first. */
    public synchronized List<Activity> activitiesChangedSince(Instant since) {
        return now(activities.values()).stream()
                .filter(activity -> !activity.changedAt().isBefore(since))
                .sorted(Comparator.comparing(Activity::changedAt).thenComparing(Activity::number))
                .toList();
    }

    private <T> Stored<T> stored(T record, @org.jspecify.annotations.Nullable Stored<T> before) {
        return new Stored<>(record, before == null ? clock.instant() : before.storedAt());
    }

    private static <T> T removed(Map<Long, Stored<T>> from, long number) {
        Stored<T> last = from.remove(number);
        if (last == null) {
            throw new IllegalArgumentException("There is no record " + number);
        }
        return last.now();
    }

    private static boolean olderThan(@org.jspecify.annotations.Nullable Stored<?> stored, Instant instant) {
        return stored != null && !stored.storedAt().isAfter(instant);
    }

    private static <T> List<T> now(Collection<Stored<T>> all) {
        List<T> records = new ArrayList<>();
        all.forEach(stored -> records.add(stored.now()));
        return records;
    }
}
