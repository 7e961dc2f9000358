package app.merit.local.simulator.rest;

import app.merit.local.simulator.record.Records;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** The REST API of one simulated account: its dialect, its records, its logins, and how it behaves just now. */
public final class RestApi {
    private final RestDialect dialect;
    private final Records records;
    private final Logins logins;
    private final InstantSource clock;
    private final Calls calls = new Calls();
    private final Window window = new Window();
    private volatile RestBehaviour behaviour = RestBehaviour.GOOD;

    public RestApi(RestDialect dialect, Records records, Logins logins, InstantSource clock) {
        this.dialect = dialect;
        this.records = records;
        this.logins = logins;
        this.clock = clock;
    }

    /** From now on it behaves so. */
    public void behave(RestBehaviour next) {
        behaviour = next;
    }

    public Calls calls() {
        return calls;
    }

    public Logins logins() {
        return logins;
    }

    /** How long the server waits before it answers. */
    Duration slowness() {
        return behaviour.slowness();
    }

    /** Answers one call. */
    public RestAnswer call(RestRequest request) {
        calls.note("total");
        RestAnswer answer = answer(request, behaviour);
        calls.note("status " + answer.status());
        return answer;
    }

    private RestAnswer answer(RestRequest request, RestBehaviour now) {
        if (now.outage()) {
            return dialect.unavailable();
        }
        Optional<String> refresh = dialect.refreshToken(request);
        if (refresh.isPresent()) {
            calls.note("refreshes");
            return logins.refresh(refresh.get(), dialect.refreshTokenStays())
                    .map(dialect::granted)
                    .orElseGet(dialect::notGranted);
        }
        Optional<Duration> wait = window.take(clock.instant(), now.calls(), now.per());
        if (wait.isPresent()) {
            return dialect.tooMany(wait.get());
        }
        if (dialect.token(request).filter(logins::accepts).isEmpty()) {
            return dialect.unauthorised();
        }
        return dialect.answer(request, new Desk(records, calls, clock.instant().minus(now.hidesNewFor())));
    }
}
