package app.merit.metrics.organisation.domain;

/** An employee counts for a department, directly or through a department below it, on these days. */
public record Membership(String department, String employee, DateRange days) {}
