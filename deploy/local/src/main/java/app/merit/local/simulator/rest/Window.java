package app.merit.local.simulator.rest;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** The calls of the last moments, to tell whether one more is too many. */
final class Window {
    private final Deque<Instant> taken = new ArrayDeque<>();

    /** Takes a place, or says how long to wait for one. */
    synchronized Optional<Duration> take(Instant now, int most, Duration per) {
        while (!taken.isEmpty() && !taken.getFirst().plus(per).isAfter(now)) {
            taken.removeFirst();
        }
        if (taken.size() >= most) {
            return Optional.of(
                    taken.isEmpty()
                            ? per
                            : Duration.between(now, taken.getFirst().plus(per)));
        }
        taken.addLast(now);
        return Optional.empty();
    }
}
