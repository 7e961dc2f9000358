package app.merit.ingest.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import app.merit.ingest.ops.OpsFeed;
import app.merit.ingest.reconcile.DayRecord.State;
import app.merit.ingest.reconcile.DayRecord.Trouble;
import app.merit.ingest.reconcile.DayRecord.Waiver;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DayRecordTest {
    private static final LocalDate DAY = LocalDate.parse("2026-11-24");
    private static final Instant AT = Instant.parse("2026-11-25T00:30:00Z");
    private static final DayRecord NEW = new DayRecord(
            "fake-crm",
            DAY,
            Optional.empty(),
            Optional.empty(),
            false,
            0,
            0,
            Trouble.NONE,
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    @Test
    void equalCountsAndSumsAreGreen() {
        DayRecord day = DayRecords.checked(NEW, eur(2, "10.50"), eur(2, "10.5"), AT);
        assertThat(day.state()).isEqualTo(State.GREEN);
        assertThat(day.reasons()).isEmpty();
    }

    @Test
    void aDifferentCountOrSumOrCurrencyIsRed() {
        assertThat(DayRecords.checked(NEW, eur(2, "10.50"), eur(3, "10.50"), AT).state())
                .isEqualTo(State.RED);
        assertThat(DayRecords.checked(NEW, eur(2, "10.50"), eur(2, "10.51"), AT).state())
                .isEqualTo(State.RED);
        Totals usd = Totals.NONE.plus("USD", new Totals.Total(2, new BigDecimal("10.50")));
        assertThat(DayRecords.checked(NEW, eur(2, "10.50"), usd, AT).state()).isEqualTo(State.RED);
    }

    @Test
    void whatDifferedAndAgreesNowIsHealed() {
        DayRecord red = DayRecords.checked(NEW, eur(1, "1"), eur(2, "2"), AT);
        DayRecord healed = DayRecords.checked(red, eur(2, "2"), eur(2, "2"), AT);
        assertThat(healed.state()).isEqualTo(State.HEALED);
        assertThat(healed.reasons()).containsExactly("difference");
    }

    @Test
    void aGapIsRedUntilItIsTakenIn() {
        DayRecord open = DayRecords.missed(NEW);
        assertThat(open.state()).isEqualTo(State.RED);
        assertThat(DayRecords.healed(open).state()).isEqualTo(State.HEALED);
    }

    @Test
    void anOversizedRequestIsRedUntilAComparisonCoversIt() {
        DayRecord red = DayRecords.troubled(NEW, 1, 0);
        assertThat(red.state()).isEqualTo(State.RED);
        assertThat(red.reasons()).containsExactly("oversized");
        assertThat(DayRecords.closed(red).state()).isEqualTo(State.HEALED);
    }

    @Test
    void aCrmThatCannotBeReadIsRedEvenIfItAgreedBefore() {
        DayRecord green = DayRecords.checked(NEW, eur(1, "1"), eur(1, "1"), AT);
        DayRecord red = DayRecords.unreadable(green, "the login is no longer good");
        assertThat(red.state()).isEqualTo(State.RED);
        assertThat(DayRecords.checked(red, eur(1, "1"), eur(1, "1"), AT).state())
                .isEqualTo(State.GREEN);
    }

    @Test
    void aWaiverAnswersForARedDayUntilThereIsNewTrouble() {
        DayRecord waived = DayRecords.waived(DayRecords.troubled(NEW, 1, 0), new Waiver("kim.admin", "seen", AT));
        assertThat(waived.readiness()).isEqualTo(OpsFeed.State.WAIVED);
        assertThat(DayRecords.troubled(waived, 1, 0).readiness()).isEqualTo(OpsFeed.State.RED);
    }

    @Test
    void wonDealsAreCountedOnTheirDayInTheCompanysZoneAndOnceEach() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        WonTally tally = new WonTally(berlin, Set.of(DAY));
        String fields = "\"status\":\"won\",\"amount\":\"5\",\"currency\":\"EUR\",\"wonAt\":\"%s\"";
        // 23:59:59.999 of the day, and 00:00 of the next.
        tally.see(ComparisonTest.record(AT, fields.formatted("2026-11-24T22:59:59.999Z")));
        assertThat(tally.of(DAY).sameAs(eur(1, "5.00"))).isTrue();
        tally.see(ComparisonTest.record(AT, fields.formatted("2026-11-24T22:59:59.999Z")));
        assertThat(tally.of(DAY).deals()).isEqualTo(1);
        tally.see(ComparisonTest.record(AT, fields.formatted("2026-11-24T23:00:00Z")));
        assertThat(tally.of(DAY).deals()).isZero();
    }

    @Test
    void totalsSurviveBeingKept() {
        Totals totals = eur(2, "10.50").plus("USD", new Totals.Total(1, new BigDecimal("0.10")));
        assertThat(TotalsJson.read(TotalsJson.write(totals))).isEqualTo(totals);
    }

    private static Totals eur(long deals, String amount) {
        return Totals.NONE.plus("EUR", new Totals.Total(deals, new BigDecimal(amount)));
    }
}
