package app.merit.kpidefinition.kpi.application;

import app.merit.kpidefinition.company.application.Companies;
import app.merit.kpidefinition.goal.application.Goals;
import app.merit.kpidefinition.kpi.domain.KpiSurroundings;
import app.merit.kpidefinition.organisation.application.OrganisationSnapshot;
import app.merit.kpidefinition.shared.domain.ClosedPeriods;
import app.merit.kpidefinition.source.Sources;
import jakarta.enterprise.context.ApplicationScoped;

/** Gathers what a definition is checked against. */
@ApplicationScoped
class Surroundings {
    private final Companies companies;
    private final OrganisationSnapshot organisation;
    private final Goals goals;
    private final Sources sources;
    private final ClosedPeriods closed;

    Surroundings(
            Companies companies,
            OrganisationSnapshot organisation,
            Goals goals,
            Sources sources,
            ClosedPeriods closed) {
        this.companies = companies;
        this.organisation = organisation;
        this.goals = goals;
        this.sources = sources;
        this.closed = closed;
    }

    KpiSurroundings now() {
        return new KpiSurroundings(
                companies.settings().orElse(null),
                organisation.current(),
                goals.byCode().keySet(),
                sources.names(),
                closed,
                companies.today());
    }
}
