package app.merit.kpidefinition.organisation.application;

import app.merit.kpidefinition.organisation.domain.Department;
import app.merit.kpidefinition.organisation.domain.Employee;
import app.merit.kpidefinition.organisation.domain.OrganisationDocument;
import app.merit.kpidefinition.organisation.domain.Position;

/** A document of the organisation to be saved, for employees with the name. */
public sealed interface OrganisationChange {
    OrganisationDocument document();

    record OfDepartment(Department document) implements OrganisationChange {}

    record OfPosition(Position document) implements OrganisationChange {}

    record OfEmployee(Employee document, String name) implements OrganisationChange {}
}
