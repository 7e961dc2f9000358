package app.merit.kpidefinition.company.application;

import java.util.Optional;

/** Who relies on the reporting currency. */
public interface ReportingCurrencyUse {
    /** The code of a KPI that is counted in the reporting currency without naming it, if there is one. */
    Optional<String> kpi();
}
