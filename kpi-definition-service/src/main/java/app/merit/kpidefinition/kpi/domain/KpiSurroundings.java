package app.merit.kpidefinition.kpi.domain;

import app.merit.kpidefinition.company.domain.CompanySettings;
import app.merit.kpidefinition.organisation.domain.Organisation;
import app.merit.kpidefinition.shared.domain.ClosedPeriods;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a definition is checked against.
 *
 * @param company null until the settings are saved
 * @param goals codes of all goals
 * @param sources names of all sources that ingest has announced
 * @param today in the company's zone
 */
public record KpiSurroundings(
        @Nullable CompanySettings company,
        Organisation organisation,
        Set<String> goals,
        Set<String> sources,
        ClosedPeriods closed,
        LocalDate today) {}
