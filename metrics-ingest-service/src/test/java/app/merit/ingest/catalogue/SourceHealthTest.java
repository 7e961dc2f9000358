package app.merit.ingest.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceHealthTest {
    private static final Instant MONDAY = Instant.parse("2026-11-23T00:00:00Z");
    private static final Duration ONE_DAY = Duration.ofHours(24);

    /** 20 requests an hour from 8 to 18 on weekdays, known for six weeks. */
    private static final Rhythm OFFICE = office();

    @ParameterizedTest(name = "last {0}, now {1}: {2}")
    @CsvSource({
        // In the middle of the day half an hour passes, eight missing requests do not.
        "2026-11-23T12:00:00Z, 2026-11-23T12:23:00Z, OK",
        "2026-11-23T12:00:00Z, 2026-11-23T12:29:59Z, OK",
        "2026-11-23T12:00:00Z, 2026-11-23T12:30:00Z, SILENT",
        // A night and a weekend are silent as they always are; the quiet hour beside the day does not count.
        "2026-11-23T17:59:00Z, 2026-11-24T08:59:00Z, OK",
        "2026-11-27T17:59:00Z, 2026-11-30T08:59:00Z, OK",
        "2026-11-27T17:59:00Z, 2026-11-30T09:23:00Z, OK",
        "2026-11-27T17:59:00Z, 2026-11-30T09:25:00Z, SILENT",
    })
    void silenceIsJudgedByTheRhythmOfTheSource(Instant last, Instant now, SourceHealth expected) {
        assertThat(health(last, now, OFFICE)).isEqualTo(expected);
    }

    @Test
    void aRareSourceIsGivenDaysButNotForEver() {
        long[] counts = new long[Rhythm.HOURS];
        counts[10] = 6;
        Rhythm rare = new Rhythm(counts, Optional.of(MONDAY.minus(Duration.ofDays(42))));
        assertThat(health(MONDAY, MONDAY.plus(Duration.ofDays(6)), rare)).isEqualTo(SourceHealth.OK);
        assertThat(health(MONDAY, MONDAY.plus(Duration.ofDays(7)), rare)).isEqualTo(SourceHealth.SILENT);
    }

    @Test
    void beforeTwoWeeksAreKnownTheConfiguredTimeCounts() {
        Rhythm young = new Rhythm(OFFICE.counts(), Optional.of(MONDAY.minus(Duration.ofDays(13))));
        assertThat(health(MONDAY, MONDAY.plus(Duration.ofHours(23)), young)).isEqualTo(SourceHealth.OK);
        assertThat(health(MONDAY, MONDAY.plus(Duration.ofHours(24)), young)).isEqualTo(SourceHealth.SILENT);
        assertThat(SourceHealth.of(Optional.empty(), Optional.empty(), MONDAY, Rhythm.UNKNOWN, ONE_DAY))
                .isEqualTo(SourceHealth.SILENT);
    }

    @Test
    void failedProofsCountOnlyWhileNothingGetsThrough() {
        Instant slot = Instant.parse("2026-11-23T12:10:00Z");
        assertThat(failing(slot.minusSeconds(1), slot)).isEqualTo(SourceHealth.FAILING);
        assertThat(failing(slot, slot)).isEqualTo(SourceHealth.OK);
        assertThat(SourceHealth.of(Optional.empty(), Optional.of(slot), slot, OFFICE, ONE_DAY))
                .isEqualTo(SourceHealth.FAILING);
    }

    private static SourceHealth failing(Instant last, Instant slot) {
        return SourceHealth.of(Optional.of(last), Optional.of(slot), slot.plusSeconds(300), OFFICE, ONE_DAY);
    }

    @Test
    void theHourOfTheWeekBeginsOnMonday() {
        assertThat(Rhythm.hourOfWeek(MONDAY)).isZero();
        assertThat(Rhythm.hourOfWeek(MONDAY.minusSeconds(1))).isEqualTo(167);
        assertThat(Slots.slotOf(Instant.parse("2026-11-23T10:19:59Z")))
                .isEqualTo(Instant.parse("2026-11-23T10:10:00Z"));
    }

    private static SourceHealth health(Instant last, Instant now, Rhythm rhythm) {
        return SourceHealth.of(Optional.of(last), Optional.empty(), now, rhythm, ONE_DAY);
    }

    private static Rhythm office() {
        long[] counts = new long[Rhythm.HOURS];
        for (int day = 0; day < DayOfWeek.SATURDAY.getValue() - 1; day++) {
            for (int hour = 8; hour < 18; hour++) {
                counts[day * 24 + hour] = 20 * 6;
            }
        }
        return new Rhythm(counts, Optional.of(MONDAY.minus(Duration.ofDays(42))));
    }
}
