package app.merit.ingest.messaging;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Ids for events, unique as random ones are: a random beginning for each process, then counted. Asking the system for
 * randomness on each request costs more than the signature, and all threads queue for it.
 */
final class EventIds {
    private final UUID first = UUID.randomUUID();
    private final AtomicLong count = new AtomicLong();

    String next() {
        long low = first.getLeastSignificantBits() + count.getAndIncrement();
        return new UUID(first.getMostSignificantBits(), low).toString();
    }
}
