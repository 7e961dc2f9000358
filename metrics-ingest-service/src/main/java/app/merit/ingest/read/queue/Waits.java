package app.merit.ingest.read.queue;

import app.merit.ingest.read.ReadConfig;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait before the next attempt. */
final class Waits {
    private static final int MOST_DOUBLINGS = 20;

    private final ReadConfig config;
    private final RandomGenerator random;

    Waits(ReadConfig config, RandomGenerator random) {
        this.config = config;
        this.random = random;
    }

    /** Doubles with each attempt up to the longest wait, give or take a fifth, so that replicas and records spread out. */
    Duration after(int attempts) {
        Duration doubled = config.backOff().multipliedBy(1L << Math.min(attempts, MOST_DOUBLINGS));
        return jittered(shortest(doubled, config.longestWait()));
    }

    /** At least what the CRM asked for, as far as it is reasonable; a fifth more at most. */
    Duration atLeast(Duration asked) {
        Duration bounded = shortest(asked.isNegative() ? Duration.ZERO : asked, config.longestWait());
        return bounded.plusMillis(random.nextLong(bounded.toMillis() / 5 + 1));
    }

    Duration jittered(Duration about) {
        long fifth = about.toMillis() / 5;
        return about.plusMillis(random.nextLong(-fifth, fifth + 1));
    }

    private static Duration shortest(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
