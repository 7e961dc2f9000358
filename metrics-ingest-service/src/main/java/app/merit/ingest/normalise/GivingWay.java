package app.merit.ingest.normalise;

/**
 * Accepting goes before understanding: while webhooks queue up at the edge, the normaliser works a fifth of its time and
 * catches up later. Senders give up within seconds; what is in the inbox is safe.
 */
final class GivingWay {
    /** Webhooks waiting at one time from which on the edge counts as busy: a quick broker keeps fewer waiting. */
    private static final int BUSY = 8;

    private static final int REST_FOR_EACH_WORK = 4;
    private static final long MOST_MILLIS = 250;

    private GivingWay() {}

    /**
     * How long to rest after a piece of work, in milliseconds.
     *
     * @param waiting webhooks that wait to be kept
     */
    static long restMillis(int waiting, long workedMillis) {
        return waiting < BUSY ? 0 : Math.min(MOST_MILLIS, REST_FOR_EACH_WORK * workedMillis);
    }
}
