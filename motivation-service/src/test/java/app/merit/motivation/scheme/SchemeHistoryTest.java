package app.merit.motivation.scheme;

import static app.merit.motivation.engine.EngineFixture.NAME;
import static app.merit.motivation.engine.EngineFixture.override;
import static org.assertj.core.api.Assertions.assertThat;

import app.merit.motivation.engine.check.Fault;
import app.merit.motivation.engine.scheme.Scheme;
import app.merit.motivation.engine.scheme.SchemeVersion;
import app.merit.motivation.engine.scheme.SchemeVersion.AssignedTo;
import app.merit.motivation.scheme.domain.SchemeHistory;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class SchemeHistoryTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 15);

    private static SchemeVersion version(String from, String rate, String position) {
        return new SchemeVersion(
                LocalDate.parse(from),
                "EUR",
                new AssignedTo(List.of(position), List.of()),
                null,
                List.of(override(rate, null)),
                null);
    }

    private static Scheme scheme(String code, SchemeVersion... versions) {
        return new Scheme(code, NAME, List.of(versions));
    }

    private static final Scheme RUNNING = scheme("s", version("2026-01-01", "1", "rep"));

    private static List<String> places(Scheme after) {
        return SchemeHistory.moved(RUNNING, after, TODAY).stream()
                .map(Fault::place)
                .toList();
    }

    @Test
    void aVersionThatHasStartedCannotChangeOrVanish() {
        assertThat(places(scheme("s", version("2026-01-01", "2", "rep")))).containsExactly("versions[0]");
        assertThat(places(scheme("s"))).containsExactly("versions[0]");
        assertThat(places(RUNNING)).isEmpty();
    }

    @Test
    void aNewVersionStartsTodayOrLater() {
        var first = RUNNING.versions().getFirst();

        assertThat(places(scheme("s", first, version("2026-11-14", "2", "rep"))))
                .containsExactly("versions[1].from");
        assertThat(places(scheme("s", first, version("2026-11-15", "2", "rep"))))
                .isEmpty();
    }

    @Test
    void aVersionThatHasNotStartedMayStillChange() {
        var planned = scheme("s", RUNNING.versions().getFirst(), version("2027-01-01", "2", "rep"));

        assertThat(SchemeHistory.moved(planned, RUNNING, TODAY)).isEmpty();
        assertThat(SchemeHistory.moved(
                        planned, scheme("s", RUNNING.versions().getFirst(), version("2027-02-01", "3", "rep")), TODAY))
                .isEmpty();
    }

    @Test
    void aPositionHasOneSchemeOnADay() {
        var other = scheme("other", version("2026-01-01", "1", "rep"), version("2026-07-01", "1", "boss"));

        assertThat(SchemeHistory.clashes(scheme("s", version("2026-06-30", "1", "rep")), List.of(other)))
                .extracting(Fault::place)
                .containsExactly("versions[0].assignedTo.positions[0]");
        assertThat(SchemeHistory.clashes(scheme("s", version("2026-07-01", "1", "rep")), List.of(other)))
                .isEmpty();
        assertThat(SchemeHistory.clashes(RUNNING, List.of(RUNNING))).isEmpty();
    }
}
