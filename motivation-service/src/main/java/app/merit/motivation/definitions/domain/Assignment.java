package app.merit.motivation.definitions.domain;

import app.merit.motivation.engine.input.DateSpan;

/** Where an employee works on some days; a head leads the department with all below it. */
public record Assignment(String department, String position, boolean head, DateSpan days) {}
