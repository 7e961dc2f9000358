package app.merit.kpidefinition.kpi.wire;

/** Words and shapes inside a KPI definition. */
final class KpiShapes {
    static final String ENTITY = "deal|activity";
    static final String ENTITY_RULE = "must be one of deal, activity";
    static final String ATTRIBUTION = "owner-at-moment|owner-at-creation|owner-now|shares";
    static final String ATTRIBUTION_RULE = "must be one of owner-at-moment, owner-at-creation, owner-now, shares";
    static final String MOMENT = "created|won|lost|closed|reopened|stage-entered|activity-done|activity-planned";
    static final String MOMENT_RULE =
            "must be one of created, won, lost, closed, reopened, stage-entered, activity-done, activity-planned";
    static final String OPERATOR = "equals|in|range|exists";
    static final String OPERATOR_RULE = "must be one of equals, in, range, exists";
    static final String MEASURE = "count|sum|average|ratio";
    static final String MEASURE_RULE = "must be one of count, sum, average, ratio";
    static final String SIMPLE_MEASURE = "count|sum";
    static final String SIMPLE_MEASURE_RULE = "must be one of count, sum";
    static final String WHICH = "latest|every";
    static final String WHICH_RULE = "must be one of latest, every";

    private KpiShapes() {}
}
