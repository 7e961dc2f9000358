package app.merit.local.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import app.merit.local.simulator.record.Activity;
import app.merit.local.simulator.record.CrmEvent;
import app.merit.local.simulator.record.CrmSource;
import app.merit.local.simulator.record.Deal;
import app.merit.local.simulator.record.EventFixture;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DemoHistoryTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant NOW = Instant.parse("2026-11-23T14:00:00Z");

    @Test
    void theSameSeedGivesTheSameMonthAndAnotherSeedAnother() {
        List<CrmEvent> month = MonthHistory.until(NOW, BERLIN, EventFixture.reps(), 1);

        assertThat(MonthHistory.until(NOW, BERLIN, EventFixture.reps(), 1)).isEqualTo(month);
        assertThat(MonthHistory.until(NOW, BERLIN, EventFixture.reps(), 2)).isNotEqualTo(month);
    }

    @Test
    void aMonthHasOpenWonAndLostDealsOfEverySourceAndNothingFromOutsideIt() {
        List<CrmEvent> month = MonthHistory.until(NOW, BERLIN, EventFixture.reps(), 1);

        Instant start = Instant.parse("2026-10-31T23:00:00Z");
        assertThat(month)
                .isNotEmpty()
                .allSatisfy(event -> assertThat(event.at()).isBetween(start, NOW));
        assertThat(month).extracting(CrmEvent::source).containsAll(CrmSource.DEMO);
        Set<Deal.Status> seen = new HashSet<>();
        for (CrmEvent event : month) {
            if (event instanceof CrmEvent.DealStep step) {
                seen.add(step.now().status());
                assertThat(step.now().amount()).isPositive();
            }
        }
        assertThat(seen).containsExactlyInAnyOrder(Deal.Status.values());
        assertThat(month)
                .anyMatch(event -> event instanceof CrmEvent.ActivityStep step
                        && step.now().kind() == Activity.Kind.CALL);
    }

    @Test
    void theFirstMinutesOfAMonthWorkToo() {
        Instant firstMinute = Instant.parse("2026-11-30T23:01:00Z");

        assertThat(MonthHistory.until(firstMinute, BERLIN, EventFixture.reps(), 1))
                .allSatisfy(event -> assertThat(event.at()).isBeforeOrEqualTo(firstMinute));
    }

    @Test
    void aRestartedLiveCrmGoesOnWithNewNumbers() {
        LiveCrm first = new LiveCrm(EventFixture.reps(), 1, 0, NOW);
        List<Long> numbers = numbers(first, 200);
        LiveCrm second = new LiveCrm(EventFixture.reps(), 1, first.counter(), NOW);

        assertThat(numbers(second, 200)).doesNotContainAnyElementsOf(numbers);
    }

    @Test
    void theSameStartGivesTheSameEventsAtTheSameTimes() {
        LiveCrm first = new LiveCrm(EventFixture.reps(), 1, 40, NOW);
        LiveCrm second = new LiveCrm(EventFixture.reps(), 1, 40, NOW);

        for (int i = 0; i < 100; i++) {
            assertThat(second.next()).isEqualTo(first.next());
        }
    }

    @Test
    void someLiveEventsAreReportedTwiceAndSomeLate() {
        LiveCrm live = new LiveCrm(EventFixture.reps(), 1, 0, NOW);
        List<LiveCrm.Delivery> deliveries = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            deliveries.add(live.next());
        }

        assertThat(deliveries).anyMatch(LiveCrm.Delivery::twice).anyMatch(delivery -> !delivery.twice());
        assertThat(deliveries.stream().filter(delivery -> delivery.event().at().isBefore(NOW)))
                .as("late ones near the start")
                .allSatisfy(delivery -> assertThat(delivery.event().at()).isAfter(NOW.minusSeconds(181)));
        assertThat(deliveries)
                .anyMatch(delivery -> delivery.event() instanceof CrmEvent.DealStep step
                        && step.now().status() == Deal.Status.WON);
    }

    private static List<Long> numbers(LiveCrm live, int count) {
        List<Long> created = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            if (live.next().event() instanceof CrmEvent.DealStep step && step.before() == null) {
                created.add(step.now().number());
            }
        }
        return created;
    }
}
