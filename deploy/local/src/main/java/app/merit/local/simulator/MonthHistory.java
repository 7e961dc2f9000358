package app.merit.local.simulator;

import app.merit.local.simulator.record.CrmEvent;
import app.merit.local.simulator.record.Deal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** What happened in the CRMs from the first of the month until now. */
public final class MonthHistory {
    private static final int MOST_DEALS_OF_A_REP = 75;
    private static final int FEWEST_DEALS_OF_A_REP = 45;
    private static final int ACTIVITIES_OF_TEN_DEALS = 14;
    private static final long NUMBERS_OF_A_MONTH = 100_000;

    private MonthHistory() {}

    /** The events in the order they happened; the same seed, month and time give the same list. */
    public static List<CrmEvent> until(Instant now, ZoneId zone, List<Rep> reps, long seed) {
        YearMonth month = YearMonth.from(now.atZone(zone));
        Random random = new Random(seed * 31 + month.getYear() * 12L + month.getMonthValue());
        DealGenerator generator = new DealGenerator(random);
        Instant start = month.atDay(1).atTime(LocalTime.of(8, 0)).atZone(zone).toInstant();
        Duration elapsed = start.isBefore(now) ? Duration.between(start, now) : Duration.ofMinutes(1);
        long number = (month.getYear() % 100 * 100L + month.getMonthValue()) * NUMBERS_OF_A_MONTH;
        List<CrmEvent> events = new ArrayList<>();
        for (Rep rep : reps) {
            int deals = random.nextInt(FEWEST_DEALS_OF_A_REP, MOST_DEALS_OF_A_REP + 1);
            for (int i = 0; i < deals; i++) {
                Instant createdAt = now.minus(generator.between(Duration.ZERO, elapsed));
                Deal deal = generator.newDeal(rep, generator.source(), ++number, createdAt);
                events.addAll(generator.life(deal));
                if (random.nextInt(10) < ACTIVITIES_OF_TEN_DEALS - 10) {
                    events.add(generator.activity(deal, number + NUMBERS_OF_A_MONTH / 2, createdAt.plusSeconds(1800)));
                }
                events.add(generator.activity(deal, number, createdAt.plusSeconds(600)));
            }
        }
        return events.stream()
                .filter(event -> !event.at().isAfter(now))
                .sorted(Comparator.comparing(CrmEvent::at))
                .toList();
    }
}
