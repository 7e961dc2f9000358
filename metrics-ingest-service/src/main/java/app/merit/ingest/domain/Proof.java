package app.merit.ingest.domain;

/** Whether a request showed that it comes from its source. */
public sealed interface Proof {

    /**
     * @param scheme url-secret, basic or standard-webhooks
     * @param keyId which of the active secrets proved it
     * @param signed true if the proof covers the body
     */
    record Proven(String scheme, String keyId, boolean signed) implements Proof {}

    /** Not proven. The reason is for our counters; the sender is told nothing. */
    record Refused(Reason reason) implements Proof {}

    /** Why a proof failed. */
    enum Reason {
        MISSING,
        MISMATCH,
        STALE,
        ACCOUNT,
        UNKNOWN_SOURCE
    }
}
