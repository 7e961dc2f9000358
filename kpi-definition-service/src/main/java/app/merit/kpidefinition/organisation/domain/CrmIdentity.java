package app.merit.kpidefinition.organisation.domain;

import app.merit.kpidefinition.shared.domain.Validity;

/**
 * Which user of a CRM an employee is for a time.
 *
 * @param source name of the source, e.g. {@code amocrm-main}
 * @param crmUser the CRM's own id of the user
 */
public record CrmIdentity(String source, String crmUser, Validity valid) {}
