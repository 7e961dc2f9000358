package app.merit.gateway.openapi;

import app.merit.gateway.openapi.domain.OpenApiPart;
import app.merit.gateway.openapi.domain.OpenApiPart.State;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What is remembered of one service's document.
 *
 * @param document the last one it gave
 * @param failed whether it did not answer when it was asked last
 * @param askedAt when that was
 */
record ServiceDocument(Optional<Map<String, Object>> document, boolean failed, Instant askedAt) {
    static final ServiceDocument NEVER_ASKED = new ServiceDocument(Optional.empty(), true, Instant.MIN);

    ServiceDocument answered(Map<String, Object> fresh, Instant now) {
        return new ServiceDocument(Optional.of(fresh), false, now);
    }

    ServiceDocument silent(Instant now) {
        return new ServiceDocument(document, true, now);
    }

    boolean isDue(Instant now, Duration keep, Duration retry) {
        return this == NEVER_ASKED || !now.isBefore(askedAt.plus(failed ? retry : keep));
    }

    OpenApiPart part(String service) {
        State whenSilent = document.isPresent() ? State.STALE : State.MISSING;
        return new OpenApiPart(service, failed ? whenSilent : State.CURRENT, document);
    }
}
