package app.merit.kpidefinition.organisation.domain;

import app.merit.kpidefinition.shared.domain.Validity;

/**
 * Where an employee works for a time.
 *
 * @param head whether the employee heads the department on these days
 */
public record Assignment(String department, String position, boolean head, Validity valid) {}
