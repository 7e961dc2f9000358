package app.merit.local.simulator.rest;

import java.time.Duration;

/**
 * How a CRM's REST API treats its callers.
 *
 * @param calls most calls in any {@code per}; what is above gets the vendor's answer for it
 * @param hidesNewFor how long a new record is not found yet
 * @param slowness how long each answer takes
 * @param outage whether nothing is answered but that the CRM is not well
 */
public record RestBehaviour(int calls, Duration per, Duration hidesNewFor, Duration slowness, boolean outage) {
    public static final RestBehaviour GOOD =
            new RestBehaviour(Integer.MAX_VALUE, Duration.ofSeconds(1), Duration.ZERO, Duration.ZERO, false);

    public RestBehaviour limitedTo(int most, Duration inAny) {
        return new RestBehaviour(most, inAny, hidesNewFor, slowness, outage);
    }

    public RestBehaviour hidingNewFor(Duration time) {
        return new RestBehaviour(calls, per, time, slowness, outage);
    }

    public RestBehaviour slowBy(Duration time) {
        return new RestBehaviour(calls, per, hidesNewFor, time, outage);
    }

    public RestBehaviour down() {
        return new RestBehaviour(calls, per, hidesNewFor, slowness, true);
    }
}
