package app.merit.motivation.projection;

import java.util.List;

/** The topics this service follows. */
final class Feeds {
    static final String COMPANY = "definition.company";
    static final String ORGANISATION = "definition.organisation";
    static final String KPIS = "definition.kpis";
    static final String TARGETS = "definition.targets";
    static final String VALUES = "kpi.values";
    static final String CONTRIBUTIONS = "kpi.contributions";
    static final List<String> ALL = List.of(COMPANY, ORGANISATION, KPIS, TARGETS, VALUES, CONTRIBUTIONS);

    private Feeds() {}
}
