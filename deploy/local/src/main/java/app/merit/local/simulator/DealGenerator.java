package app.merit.local.simulator;

import app.merit.local.simulator.record.Activity;
import app.merit.local.simulator.record.CrmEvent;
import app.merit.local.simulator.record.CrmSource;
import app.merit.local.simulator.record.Deal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Makes plausible deals and activities; the same random numbers make the same ones. */
final class DealGenerator {
    private static final int LEAST_CENTS = 80_000;
    private static final int SPREAD_CENTS = 1_000_000;
    private static final int WON_OF_HUNDRED = 58;

    private final RandomGenerator random;

    DealGenerator(RandomGenerator random) {
        this.random = random;
    }

    CrmSource source() {
        int dice = random.nextInt(100);
        if (dice < 40) {
            return CrmSource.AMOCRM;
        }
        return dice < 72 ? CrmSource.PIPEDRIVE : dice < 84 ? CrmSource.BITRIX24 : CrmSource.STANDARD;
    }

    Deal newDeal(Rep rep, CrmSource source, long number, Instant at) {
        return Deal.opened(source, number, rep.userIn(source), amount(source), at);
    }

    /** The next step in a deal's life: a further stage, or won or lost. */
    Deal nextStep(Deal deal, Instant at) {
        if (deal.stage() < Deal.LAST_STAGE && random.nextInt(100) < 40) {
            return deal.movedTo(deal.stage() + 1, at);
        }
        Deal.Status outcome = random.nextInt(100) < WON_OF_HUNDRED ? Deal.Status.WON : Deal.Status.LOST;
        return deal.closed(outcome, deal.amount(), at);
    }

    /** The whole life of a deal: steps of half a day to three days until it is closed. */
    List<CrmEvent> life(Deal created) {
        List<CrmEvent> events = new ArrayList<>();
        events.add(new CrmEvent.DealStep(created, null));
        Deal current = created;
        while (current.isOpen()) {
            Deal next = nextStep(current, current.changedAt().plus(between(Duration.ofHours(12), Duration.ofDays(3))));
            events.add(new CrmEvent.DealStep(next, current));
            current = next;
        }
        return events;
    }

    CrmEvent activity(Deal deal, long number, Instant at) {
        if (random.nextInt(100) < 85) {
            int seconds = 30 + random.nextInt(900);
            return new CrmEvent.ActivityStep(
                    Activity.call(deal.source(), number, deal.owner(), deal.number(), seconds, at), null);
        }
        return new CrmEvent.ActivityStep(
                Activity.meeting(deal.source(), number, deal.owner(), deal.number(), at), null);
    }

    Duration between(Duration least, Duration most) {
        return least.plusSeconds(random.nextLong(most.minus(least).toSeconds() + 1));
    }

    /** Small deals are more frequent than large ones; amoCRM knows whole euros only. */
    private BigDecimal amount(CrmSource source) {
        long cents = LEAST_CENTS + (long) random.nextInt(SPREAD_CENTS) * random.nextInt(1, 101) / 100;
        BigDecimal amount = BigDecimal.valueOf(cents, 2);
        return source.equals(CrmSource.AMOCRM) ? amount.setScale(0, RoundingMode.HALF_UP) : amount;
    }
}
