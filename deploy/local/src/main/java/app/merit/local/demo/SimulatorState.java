package app.merit.local.demo;

import app.merit.local.state.PropertiesFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How far the simulated CRMs are, kept over restarts. What happened in them is not kept: the same seed and the same times
 * give it again.
 *
 * @param months the months that were reported, each as of an instant; empty if an earlier version did not note it
 * @param runs when each run of the live CRMs started, by how many live events there were before it
 * @param liveEvents how many live events were made in all runs
 */
record SimulatorState(SortedMap<YearMonth, Optional<Instant>> months, SortedMap<Long, Instant> runs, long liveEvents) {
    private static final String MONTH = "month.";
    private static final String RUN = "run.";
    private static final String LIVE_EVENTS = "liveEvents";
    /** Of earlier versions: the last month that was reported. */
    private static final String HISTORY_OF = "historyOf";

    SimulatorState {
        months = new TreeMap<>(months);
        runs = new TreeMap<>(runs);
    }

    static SimulatorState read(Path file) throws IOException {
        SortedMap<YearMonth, Optional<Instant>> months = new TreeMap<>();
        SortedMap<Long, Instant> runs = new TreeMap<>();
        Map<String, String> values = Files.exists(file) ? PropertiesFile.read(file) : Map.of();
        values.forEach((name, value) -> {
            if (name.startsWith(MONTH)) {
                months.put(
                        YearMonth.parse(name.substring(MONTH.length())),
                        Optional.of(value).filter(text -> !text.isEmpty()).map(Instant::parse));
            } else if (name.startsWith(RUN)) {
                runs.put(Long.parseLong(name.substring(RUN.length())), Instant.parse(value));
            }
        });
        Optional.ofNullable(values.get(HISTORY_OF))
                .filter(month -> !month.isEmpty())
                .ifPresent(month -> months.putIfAbsent(YearMonth.parse(month), Optional.empty()));
        return new SimulatorState(months, runs, Long.parseLong(values.getOrDefault(LIVE_EVENTS, "0")));
    }

    void write(Path file) throws IOException {
        Map<String, String> values = new TreeMap<>();
        months.forEach((month, at) ->
                values.put(MONTH + month, at.map(Instant::toString).orElse("")));
        runs.forEach((events, at) -> values.put(RUN + events, at.toString()));
        values.put(LIVE_EVENTS, Long.toString(liveEvents));
        PropertiesFile.write(file, values);
    }

    SimulatorState withMonth(YearMonth month, Instant asOf) {
        SortedMap<YearMonth, Optional<Instant>> more = new TreeMap<>(months);
        more.put(month, Optional.of(asOf));
        return new SimulatorState(more, runs, liveEvents);
    }

    /** A run that starts now; one that made no event is forgotten by it. */
    SimulatorState withRun(Instant startedAt) {
        SortedMap<Long, Instant> more = new TreeMap<>(runs);
        more.put(liveEvents, startedAt);
        return new SimulatorState(months, more, liveEvents);
    }

    SimulatorState withLiveEvents(long events) {
        return new SimulatorState(months, runs, events);
    }
}
