package app.merit.metrics.messaging;

import java.util.List;

/** Names of the topics that the metrics role reads and writes. */
final class Topics {
    static final String DEALS = "crm.deals";
    static final String ACTIVITIES = "crm.activities";
    static final String SOURCES = "crm.sources";
    static final String COMPANY = "definition.company";
    static final String ORGANISATION = "definition.organisation";
    static final String KPIS = "definition.kpis";
    static final String TARGETS = "definition.targets";
    static final String CONTRIBUTIONS = "kpi.contributions";
    static final String VALUES = "kpi.values";

    static final List<String> CHANGES = List.of(DEALS, ACTIVITIES);
    static final List<String> DEFINITIONS = List.of(COMPANY, ORGANISATION, KPIS, TARGETS);

    private Topics() {}
}
