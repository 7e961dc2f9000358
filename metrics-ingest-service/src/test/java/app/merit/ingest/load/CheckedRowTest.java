package app.merit.ingest.load;

import static org.assertj.core.api.Assertions.assertThat;

import app.merit.ingest.domain.Field;
import app.merit.ingest.domain.SourceSettings;
import app.merit.ingest.load.CheckedRow.Bad;
import app.merit.ingest.load.CheckedRow.Good;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CheckedRowTest {
    private static final Instant AT = Instant.parse("2026-11-25T12:00:00Z");
    private static final String GOOD = """
            {"entity":"deal","id":"d-1","occurredAt":"2026-03-01T10:00:00Z","fields":{"owner":"anna","amount":"10.50"}}""";

    @Test
    void aGoodRowIsOneChangeAtItsOwnTime() {
        Good good = good(GOOD, Optional.empty());
        assertThat(good.change().occurredAt()).isEqualTo(Instant.parse("2026-03-01T10:00:00Z"));
        assertThat(good.change().fields().value(Field.AMOUNT)).contains(new BigDecimal("10.50"));
        assertThat(good.note().kind()).isEqualTo("merit");
    }

    @Test
    void theSameStateHasTheSameKeyHoweverItIsWritten() {
        String other = GOOD.replace("\"id\":\"d-1\",", "").replace("{\"entity\"", "{\"id\":\"d-1\",\"entity\"");
        assertThat(good(other, Optional.empty()).change().fact().dedupeKey())
                .isEqualTo(good(GOOD, Optional.empty()).change().fact().dedupeKey());
        String more = GOOD.replace("10.50", "10.51");
        assertThat(good(more, Optional.empty()).change().fact().dedupeKey())
                .isNotEqualTo(good(GOOD, Optional.empty()).change().fact().dedupeKey());
    }

    @Test
    void aRowWithoutATimeIsBadUnlessTheImportStatesOne() {
        String timeless = GOOD.replace("\"occurredAt\":\"2026-03-01T10:00:00Z\",", "");
        assertThat(bad(timeless)).extracting(RowFault::field).containsExactly("occurredAt");
        Instant stamp = Instant.parse("2026-02-01T00:00:00Z");
        assertThat(good(timeless, Optional.of(stamp)).change().occurredAt()).isEqualTo(stamp);
        assertThat(new String(good(timeless, Optional.of(stamp)).content(), StandardCharsets.UTF_8))
                .contains("2026-02-01T00:00:00Z");
    }

    @Test
    void eachFaultNamesFieldRuleAndValue() {
        List<RowFault> faults = bad("""
                {"entity":"deal","id":"","occurredAt":"yesterday","fields":{"amount":"1O","status":"gone","client":"Ann"}}""");
        assertThat(faults)
                .extracting(RowFault::field, RowFault::value)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("id", ""),
                        org.assertj.core.groups.Tuple.tuple("occurredAt", "yesterday"),
                        org.assertj.core.groups.Tuple.tuple("fields.amount", "1O"),
                        org.assertj.core.groups.Tuple.tuple("fields.status", "gone"),
                        // A field that is not known may hold a name: its value is not repeated.
                        org.assertj.core.groups.Tuple.tuple("fields.client", ""));
        assertThat(faults).allSatisfy(fault -> assertThat(fault.row()).isEqualTo(7));
    }

    @Test
    void whatIsNoRecordIsBad() {
        assertThat(bad("[]")).hasSize(1);
        assertThat(bad("{not json")).hasSize(1);
        assertThat(bad("{\"id\":\"1\"}")).extracting(RowFault::field).containsExactly("entity");
        assertThat(bad("\"" + "x".repeat(70_000) + "\"")).hasSize(1);
    }

    private static Good good(String line, Optional<Instant> stamp) {
        return (Good) checked(line, stamp);
    }

    private static List<RowFault> bad(String line) {
        return ((Bad) checked(line, Optional.empty())).faults();
    }

    private static CheckedRow checked(String line, Optional<Instant> stamp) {
        return CheckedRow.of(
                SourceSettings.of("fake-load", "standard", List.of()),
                7,
                line.getBytes(StandardCharsets.UTF_8),
                stamp,
                AT);
    }
}
