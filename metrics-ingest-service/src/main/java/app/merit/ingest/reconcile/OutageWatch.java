package app.merit.ingest.reconcile;

import app.merit.ingest.people.CompanyZone;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Gathers what the edge could not take, one entry per source and day, until the comparison asks for it. */
@Singleton
public class OutageWatch implements Outages {
    /**
     * A time in which requests of a source were turned away.
     *
     * @param notKept answered 503
     * @param oversized answered 413
     * @param failures answered 401
     */
    record Window(
            String source, LocalDate day, Instant from, Instant until, long notKept, long oversized, long failures) {
        Window plus(Window other) {
            return new Window(
                    source,
                    day,
                    from.isBefore(other.from) ? from : other.from,
                    until.isAfter(other.until) ? until : other.until,
                    notKept + other.notKept,
                    oversized + other.oversized,
                    failures + other.failures);
        }
    }

    private record Key(String source, LocalDate day) {}

    private final CompanyZone zone;
    private final Map<Key, Window> windows = new ConcurrentHashMap<>();

    OutageWatch(CompanyZone zone) {
        this.zone = zone;
    }

    @Override
    public void noteNotKept(String source, Instant at) {
        add(window(source, at, 1, 0, 0));
    }

    @Override
    public void noteOversized(String source, Instant at) {
        add(window(source, at, 0, 1, 0));
    }

    @Override
    public void noteFailures(String source, Instant at, long count) {
        add(window(source, at, 0, 0, count));
    }

    /** All windows, which are forgotten here: what cannot be dealt with is put back by {@link #add}. */
    List<Window> drain() {
        return List.copyOf(windows.keySet()).stream()
                .map(windows::remove)
                .filter(java.util.Objects::nonNull)
                .toList();
    }

    void add(Window window) {
        windows.merge(new Key(window.source(), window.day()), window, Window::plus);
    }

    private Window window(String source, Instant at, long notKept, long oversized, long failures) {
        return new Window(source, zone.dayOf(at), at, at, notKept, oversized, failures);
    }
}
