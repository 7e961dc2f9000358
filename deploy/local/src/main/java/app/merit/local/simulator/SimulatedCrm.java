package app.merit.local.simulator;

import app.merit.local.simulator.push.Pushes;
import app.merit.local.simulator.push.Subscription;
import app.merit.local.simulator.push.WebhookRequest;
import app.merit.local.simulator.record.CrmEvent;
import app.merit.local.simulator.record.Records;
import app.merit.local.simulator.rest.Logins;
import app.merit.local.simulator.rest.RestApi;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * One simulated account: records, the webhooks that tell of them, and the REST API that shows them. A change is saved in
 * {@link #records()}; the event that comes back is written by {@link #webhook} and sent by the caller, straight or through
 * {@link app.merit.local.simulator.push.Deliveries}.
 */
public final class SimulatedCrm {
    public static final String ACCESS_TOKEN = "fake-access-token";
    public static final String REFRESH_TOKEN = "fake-refresh-token";
    private static final Duration TOKEN_LIFE = Duration.ofDays(365);

    private final Records records;
    private final Pushes pushes;
    private final Optional<RestApi> rest;
    private final InstantSource clock;

    public SimulatedCrm(Dialect dialect, Subscription subscription, InstantSource clock) {
        this.clock = clock;
        this.records = new Records(clock);
        this.pushes = dialect.pushes(subscription);
        this.rest = dialect.rest()
                .map(language -> new RestApi(
                        language, records, new Logins(clock, ACCESS_TOKEN, REFRESH_TOKEN, TOKEN_LIFE), clock));
    }

    public Records records() {
        return records;
    }

    /** The webhook that tells of an event, as it is sent now. */
    public WebhookRequest webhook(CrmEvent event) {
        return pushes.write(event, clock.instant());
    }

    /** @throws IllegalStateException if such a CRM has no REST API */
    public RestApi rest() {
        return rest.orElseThrow(() -> new IllegalStateException("This CRM has no REST API"));
    }
}
