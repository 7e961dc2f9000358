package app.merit.metrics.kpi.domain;

import java.time.Instant;

/**
 * When a moment of one entity was.
 *
 * @param stated the CRM's own system keeps this time; else it is the time of the change that brought it
 * @param inferred neither the CRM's system nor the change had a time of the CRM
 * @param because dedupe key of the change that brought it
 */
public record Moment(Instant at, boolean stated, boolean inferred, String because) {
    private static final long LAST_NANO = 999_999_999L;

    /**
     * Changes up to this instant have happened by the moment. CRMs keep their own times in whole seconds while their
     * events carry finer ones, so a stated whole second covers all of that second.
     */
    Instant inclusiveEnd() {
        return stated && at.getNano() == 0 ? at.plusNanos(LAST_NANO) : at;
    }
}
