package app.merit.metrics.kpi.domain;

import app.merit.metrics.organisation.domain.Organisation;
import java.time.ZoneId;

/** What counting needs to know of the company. */
public record CountingContext(ZoneId zone, String reportingCurrency, Organisation organisation) {}
