package app.merit.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulatorStateTest {
    private static final Instant NOW = Instant.parse("2026-11-23T14:00:00Z");

    @TempDir
    Path folder;

    @Test
    void whatWasWrittenIsRead() throws IOException {
        Path file = folder.resolve("simulator.properties");
        SimulatorState state = SimulatorState.read(file)
                .withMonth(YearMonth.of(2026, 11), NOW)
                .withRun(NOW)
                .withLiveEvents(12)
                .withRun(NOW.plusSeconds(60))
                .withLiveEvents(20);

        state.write(file);

        assertThat(SimulatorState.read(file)).isEqualTo(state);
        assertThat(state.runs()).containsOnlyKeys(0L, 12L);
    }

    @Test
    void aRunWithoutAnEventLeavesNothing() {
        assertThat(new SimulatorState(new java.util.TreeMap<>(), new java.util.TreeMap<>(), 5)
                        .withRun(NOW)
                        .withRun(NOW.plusSeconds(9))
                        .runs())
                .containsExactly(java.util.Map.entry(5L, NOW.plusSeconds(9)));
    }

    @Test
    void theFileOfAnEarlierVersionSaysThatItsMonthWasReportedAndNotHow() throws IOException {
        Path file = folder.resolve("simulator.properties");
        Files.writeString(file, "historyOf=2026-11\nliveEvents=31\n");

        SimulatorState state = SimulatorState.read(file);

        assertThat(state.months()).containsOnlyKeys(YearMonth.of(2026, 11));
        assertThat(state.months().get(YearMonth.of(2026, 11))).isEmpty();
        assertThat(state.liveEvents()).isEqualTo(31);
    }
}
