package app.merit.ingest.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import app.merit.ingest.domain.Change;
import app.merit.ingest.domain.Entity;
import app.merit.ingest.domain.ReadNote;
import app.merit.ingest.domain.RecordApi;
import app.merit.ingest.domain.SourceSettings;
import app.merit.ingest.known.KnownEntities.Known;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    private static final Instant CHANGED = Instant.parse("2026-11-25T10:00:00Z");
    private static final Duration SETTLE = Duration.ofSeconds(60);
    private static final String WON = """
            "owner":"3001","status":"won","amount":"10.50","currency":"EUR","wonAt":"2026-11-25T09:59:00Z" """;

    @Test
    void whatWasNeverHeardOfIsLost() {
        assertThat(compared(record(CHANGED, WON), Optional.empty())).isEqualTo(Comparison.UNKNOWN);
    }

    @Test
    void aRecordThatJustChangedWaitsForTheNextComparison() {
        assertThat(compared(record(NOW.minusSeconds(59), WON), Optional.empty()))
                .isEqualTo(Comparison.SETTLING);
        assertThat(compared(record(NOW.minusSeconds(60), WON), Optional.empty()))
                .isEqualTo(Comparison.UNKNOWN);
    }

    @Test
    void aClockFarAheadDoesNotHideARecordForEver() {
        assertThat(compared(record(NOW.plusSeconds(61), WON), Optional.empty())).isEqualTo(Comparison.UNKNOWN);
    }

    @Test
    void decisiveFieldsThatDifferAreLostUnlessOursIsNewer() {
        Known other = known("3001", "open", "10.50", CHANGED, true);
        assertThat(compared(record(CHANGED, WON), Optional.of(other))).isEqualTo(Comparison.DIFFERS);
        Known newer = known("3001", "open", "10.50", CHANGED.plusSeconds(1), true);
        assertThat(compared(record(CHANGED, WON), Optional.of(newer))).isEqualTo(Comparison.OURS_NEWER);
    }

    @Test
    void eachDecisiveFieldCounts() {
        List.of(
                        known("3002", "won", "10.50", CHANGED, true),
                        known("3001", "lost", "10.50", CHANGED, true),
                        known("3001", "won", "10.51", CHANGED, true))
                .forEach(ours -> assertThat(compared(record(CHANGED, WON), Optional.of(ours)))
                        .isEqualTo(Comparison.DIFFERS));
        String later = WON.replace("09:59:00", "09:58:00");
        assertThat(compared(record(CHANGED, later), Optional.of(known("3001", "won", "10.50", CHANGED, true))))
                .isEqualTo(Comparison.DIFFERS);
        String dollars = WON.replace("EUR", "USD");
        assertThat(compared(record(CHANGED, dollars), Optional.of(known("3001", "won", "10.50", CHANGED, true))))
                .isEqualTo(Comparison.DIFFERS);
    }

    @Test
    void equalAmountsMayBeWrittenDifferently() {
        assertThat(compared(record(CHANGED, WON), Optional.of(known("3001", "won", "10.5", CHANGED, true))))
                .isEqualTo(Comparison.SAME);
    }

    @Test
    void anEqualDealThatNobodySignedIsConfirmed() {
        assertThat(compared(record(CHANGED, WON), Optional.of(known("3001", "won", "10.50", CHANGED, false))))
                .isEqualTo(Comparison.UNCONFIRMED);
        String free = "\"owner\":\"3001\",\"status\":\"won\"";
        assertThat(compared(record(CHANGED, free), Optional.of(known("3001", "won", "10.50", CHANGED, false))))
                .isEqualTo(Comparison.SAME);
    }

    @Test
    void aFieldThatTheListDoesNotStateSaysNothing() {
        String owner = "\"owner\":\"3001\"";
        assertThat(compared(record(CHANGED, owner), Optional.of(known("3001", "won", "10.50", CHANGED, true))))
                .isEqualTo(Comparison.SAME);
    }

    @Test
    void aLaterChangeOfSomethingElseIsTakenInAndNotCalledLost() {
        Known older = known("3001", "won", "10.50", CHANGED.minusSeconds(2), true);
        assertThat(compared(record(CHANGED, WON), Optional.of(older))).isEqualTo(Comparison.BEHIND);
        Known withinOneSecond = known("3001", "won", "10.50", CHANGED.minusMillis(900), true);
        assertThat(compared(record(CHANGED, WON), Optional.of(withinOneSecond))).isEqualTo(Comparison.SAME);
    }

    @Test
    void aListedRecordThatWeThinkIsDeletedHasToBeRead() {
        Known alive = known("3001", "won", "10.50", CHANGED, true);
        Known deleted = new Known(
                alive.source(),
                alive.entity(),
                alive.id(),
                alive.owner(),
                alive.status(),
                alive.stage(),
                alive.amount(),
                alive.currency(),
                alive.wonAt(),
                true,
                true,
                NOW,
                Optional.empty());
        assertThat(compared(record(CHANGED, WON), Optional.of(deleted))).isEqualTo(Comparison.DELETED_HERE);
    }

    private static Comparison compared(Change record, Optional<Known> known) {
        return Comparison.of(record, known, NOW, SETTLE);
    }

    private static Known known(String owner, String status, String amount, Instant newestAt, boolean confirmed) {
        return new Known(
                "fake-crm",
                Entity.DEAL,
                "d-1",
                Optional.of(owner),
                Optional.of(status),
                Optional.empty(),
                Optional.of(new BigDecimal(amount)),
                Optional.of("EUR"),
                Optional.of(Instant.parse("2026-11-25T09:59:00Z")),
                false,
                confirmed,
                newestAt,
                Optional.empty());
    }

    static Change record(Instant modifiedAt, String fields) {
        String json = "{\"id\":\"d-1\",\"modifiedAt\":\"%s\",%s}".formatted(modifiedAt, fields);
        return ListedRecord.of(
                        new FakeApi(),
                        SourceSettings.of("fake-crm", "amocrm", List.of()),
                        new RecordApi.Kind("deals", Entity.DEAL),
                        "d-1",
                        json.getBytes(StandardCharsets.UTF_8),
                        NOW,
                        ReadNote.Cause.RECONCILIATION)
                .changes()
                .getFirst();
    }
}
