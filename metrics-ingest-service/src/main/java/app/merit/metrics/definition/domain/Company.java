package app.merit.metrics.definition.domain;

import java.time.ZoneId;

/**
 * Settings of the company.
 *
 * @param minimumGroup how many contributing people a department needs before its value is shown to employees
 */
public record Company(ZoneId zone, String reportingCurrency, int minimumGroup) {}
