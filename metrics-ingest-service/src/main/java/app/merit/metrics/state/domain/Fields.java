package app.merit.metrics.state.domain;

import java.util.Set;

/** Names of the canonical fields; a custom field is `custom.` and its key. */
public final class Fields {
    public static final String OWNER = "owner";
    public static final String STATUS = "status";
    public static final String STAGE = "stage";
    public static final String PIPELINE = "pipeline";
    public static final String AMOUNT = "amount";
    public static final String CURRENCY = "currency";

    /** The currency that a source's amounts have if nothing states one. */
    public static final String ASSUMED_CURRENCY = "assumedCurrency";

    public static final String CREATED_AT = "createdAt";
    public static final String CLOSED_AT = "closedAt";
    public static final String WON_AT = "wonAt";
    public static final String LOST_AT = "lostAt";
    public static final String STAGE_ENTERED_AT = "stageEnteredAt";
    public static final String DONE_AT = "doneAt";
    public static final String PLANNED_AT = "plannedAt";
    public static final String ACTIVITY_TYPE = "activityType";
    public static final String DONE = "done";
    public static final String DURATION_SECONDS = "durationSeconds";
    public static final String DEAL_ID = "dealId";
    public static final String SHARES = "shares";
    public static final String MERGED_INTO = "mergedInto";
    public static final String URL = "url";

    /** All custom fields at once; stated only to clear them. */
    public static final String CUSTOM = "custom";

    public static final String CUSTOM_PREFIX = "custom.";

    /** Not a field of a change: stands for deletion in the list of undecided ties. */
    public static final String DELETED = "deleted";

    /** A tie on one of these that only the digest decides is worth a look. */
    static final Set<String> DECISIVE = Set.of(OWNER, STATUS, STAGE, AMOUNT);

    private Fields() {}
}
