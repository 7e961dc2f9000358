package app.merit.ingest.reconcile;

import java.time.Instant;

/**
 * Told by the webhook edge what it could not take, so that the window is compared with the CRM as soon as that is
 * possible. Cheap, does no I/O, never throws; may be called from any thread, for each request.
 */
public interface Outages {

    /** A proven request was answered 503 because Kafka did not take it. */
    void noteNotKept(String source, Instant at);

    /** A proven request was answered 413: what it said is lost, so the day is red until the comparison is made. */
    void noteOversized(String source, Instant at);

    /** Requests of the source failed their proof: what a wrong or rotated secret turned away may be lost. */
    void noteFailures(String source, Instant at, long count);
}
