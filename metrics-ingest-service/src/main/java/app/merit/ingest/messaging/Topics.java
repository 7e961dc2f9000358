package app.merit.ingest.messaging;

import static java.util.Map.entry;

import java.util.Map;

/** The topics that the ingest role owns, and how long each keeps its records. */
public final class Topics {
    public static final String INBOX = "crm.inbox";
    public static final String DEALS = "crm.deals";
    public static final String ACTIVITIES = "crm.activities";
    public static final String DEAD_LETTERS = "crm.dead-letters";
    public static final String SOURCES = "crm.sources";
    public static final String OPS_EVENTS = "ops.events";
    public static final String READINESS = "ops.readiness";

    private static final String THIRTY_DAYS = "2592000000";
    private static final Map<String, String> MONTH = Map.of("cleanup.policy", "delete", "retention.ms", THIRTY_DAYS);
    /** Everything can be rebuilt from these, so nothing may ever take a record away. */
    static final Map<String, String> FOR_EVER =
            Map.of("cleanup.policy", "delete", "retention.ms", "-1", "retention.bytes", "-1");

    static final Map<String, String> COMPACTED =
            Map.of("cleanup.policy", "compact", "delete.retention.ms", THIRTY_DAYS);

    private Topics() {}

    /** The policy of each topic. */
    static final Map<String, Map<String, String>> POLICIES = Map.ofEntries(
            entry(INBOX, MONTH),
            entry(DEALS, FOR_EVER),
            entry(ACTIVITIES, FOR_EVER),
            entry(DEAD_LETTERS, MONTH),
            entry(SOURCES, COMPACTED),
            entry(OPS_EVENTS, MONTH),
            entry(READINESS, COMPACTED));

    /** Policies without which the role must not run: history would be lost. */
    static final Map<String, Map<String, String>> REQUIRED = Map.of(
            DEALS, FOR_EVER,
            ACTIVITIES, FOR_EVER,
            SOURCES, Map.of("cleanup.policy", "compact"));
}
