package app.merit.local.simulator;

import app.merit.local.simulator.record.CrmEvent;
import app.merit.local.simulator.record.Deal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * The CRMs from a start on: every few seconds something happens, sometimes it is reported twice, sometimes late. Plain
 * state, no threads and no clock: the same start gives the same events at the same times, so that what happened before a
 * restart need not be kept.
 */
public final class LiveCrm {
    private static final int MOST_OPEN_DEALS = 12;
    private static final int TWICE_OF_HUNDRED = 6;
    private static final int LATE_OF_HUNDRED = 6;
    private static final Duration MOST_LATENESS = Duration.ofMinutes(3);
    private static final long FIRST_NUMBER = 700_000_000L;

    private final List<Rep> reps;
    private final Random random;
    private final DealGenerator generator;
    private final List<Deal> open = new ArrayList<>();
    private Instant now;
    private long counter;

    /**
     * An event to report.
     *
     * @param sentAt when the CRM reports it
     * @param twice true if the CRM reports it again, as after an answer it did not get
     */
    public record Delivery(CrmEvent event, Instant sentAt, boolean twice) {}

    /** @param counter how many events earlier runs made, so that numbers never repeat */
    public LiveCrm(List<Rep> reps, long seed, long counter, Instant startedAt) {
        this.reps = List.copyOf(reps);
        this.random = new Random(seed + counter);
        this.generator = new DealGenerator(random);
        this.counter = counter;
        this.now = startedAt;
    }

    /** How many events were made so far, earlier runs included. */
    public long counter() {
        return counter;
    }

    /** What happens next, one to six seconds after the one before; it happened up to three minutes ago if it is late. */
    public Delivery next() {
        now = now.plusMillis(1_000 + random.nextInt(5_000));
        boolean late = random.nextInt(100) < LATE_OF_HUNDRED;
        Instant at = late ? now.minus(generator.between(Duration.ofSeconds(30), MOST_LATENESS)) : now;
        counter++;
        return new Delivery(event(at), now, random.nextInt(100) < TWICE_OF_HUNDRED);
    }

    private CrmEvent event(Instant at) {
        int dice = random.nextInt(100);
        if (open.isEmpty() || dice < 35 && open.size() < MOST_OPEN_DEALS) {
            Rep rep = reps.get(random.nextInt(reps.size()));
            Deal deal = generator.newDeal(rep, generator.source(), FIRST_NUMBER + counter, at);
            open.add(deal);
            return new CrmEvent.DealStep(deal, null);
        }
        int index = random.nextInt(open.size());
        Deal deal = open.get(index);
        if (dice < 65 || at.isBefore(deal.changedAt())) {
            Instant after = at.isBefore(deal.changedAt()) ? deal.changedAt().plusSeconds(1) : at;
            return generator.activity(deal, FIRST_NUMBER + counter, after);
        }
        Deal next = generator.nextStep(deal, at);
        if (next.isOpen()) {
            open.set(index, next);
        } else {
            open.remove(index);
        }
        return new CrmEvent.DealStep(next, deal);
    }
}
