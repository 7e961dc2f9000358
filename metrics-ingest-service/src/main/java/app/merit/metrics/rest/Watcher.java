package app.merit.metrics.rest;

import app.merit.metrics.access.domain.Access;
import app.merit.metrics.access.domain.Caller;
import app.merit.metrics.aggregation.ReadValues;
import app.merit.metrics.period.domain.Period;
import app.merit.metrics.store.Values;
import app.merit.metrics.value.domain.Subject;
import app.merit.service.db.StoreException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/**
 * One open stream. It hears of every published value, and reads those it may send through the same door as a GET: what
 * the stream shows is what the caller would be answered. Values that change while it reads are sent once.
 */
final class Watcher {
    /** A sign of life. */
    record Heartbeat(Instant at, long lag) {}

    /** The last event of a stream whose token has ended. */
    record Expired(Instant at) {}

    private static final Logger LOG = Logger.getLogger(Watcher.class);

    private final Period period;
    private final Caller caller;
    private final Instant until;
    private final ReadValues values;
    private final LongSupplier lag;
    private final Duration heartbeatEvery;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition heard = lock.newCondition();
    private final Set<Values.Key> pending = new LinkedHashSet<>();

    Watcher(
            Period period,
            Caller caller,
            Instant until,
            ReadValues values,
            LongSupplier lag,
            Duration heartbeatEvery,
            Clock clock) {
        this.period = period;
        this.caller = caller;
        this.until = until;
        this.values = values;
        this.lag = lag;
        this.heartbeatEvery = heartbeatEvery;
        this.clock = clock;
    }

    /** A value has been published. */
    void changed(Values.Key key) {
        if (!key.period().equals(period.id())) {
            return;
        }
        lock.lock();
        try {
            pending.add(key);
            heard.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Sends events until the token ends or the thread is interrupted. */
    void run(BiConsumer<String, Object> send, Runnable complete) {
        var nextHeartbeat = clock.instant();
        try {
            while (clock.instant().isBefore(until)) {
                if (!clock.instant().isBefore(nextHeartbeat)) {
                    send.accept("heartbeat", new Heartbeat(clock.instant(), lag.getAsLong()));
                    nextHeartbeat = clock.instant().plus(heartbeatEvery);
                }
                send(send, await(nextHeartbeat.isBefore(until) ? nextHeartbeat : until));
            }
            send.accept("expired", new Expired(clock.instant()));
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        } catch (StoreException e) {
            LOG.warn("A stream ends because the database failed; the client connects again", e);
        }
        complete.run();
    }

    private List<Values.Key> await(Instant deadline) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            var millis = Duration.between(clock.instant(), deadline).toMillis();
            while (pending.isEmpty() && millis > 0) {
                if (!heard.await(millis, TimeUnit.MILLISECONDS)) {
                    break;
                }
                millis = Duration.between(clock.instant(), deadline).toMillis();
            }
            var keys = new ArrayList<>(pending);
            pending.clear();
            return keys;
        } finally {
            lock.unlock();
        }
    }

    private void send(BiConsumer<String, Object> send, List<Values.Key> keys) {
        if (keys.isEmpty()) {
            return;
        }
        var definitions = values.definitions();
        var access = new Access(definitions);
        var wanted = new ArrayList<ReadValues.Wanted>();
        for (var key : keys) {
            var kpi = definitions.kpis().get(key.kpi());
            var subject = Subject.parse(key.subject());
            if (kpi != null
                    && subject.isPresent()
                    && !access.sight(caller, subject.get(), period).hidden()) {
                wanted.add(new ReadValues.Wanted(kpi, subject.get(), period));
            }
        }
        var found = values.values(caller, wanted);
        wanted.stream()
                .filter(found::containsKey)
                .forEach(w -> send.accept("value", Views.ValueView.of(w, found.get(w))));
    }
}
