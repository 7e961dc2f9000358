package app.merit.kpidefinition.organisation.domain;

import app.merit.kpidefinition.shared.domain.Findings;
import app.merit.kpidefinition.shared.domain.Violation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Decides whether documents can join an organisation; what is saved already keeps every rule. */
public final class OrganisationRules {
    private OrganisationRules() {}

    /**
     * Everything that is wrong with the changed documents, given all others.
     *
     * @param before what is saved
     * @param changed the documents to be saved together; none is there twice
     */
    public static List<Refusal> check(Organisation before, Collection<? extends OrganisationDocument> changed) {
        Organisation after = before.with(changed);
        DepartmentRules departments = new DepartmentRules(after);
        EmployeeRules employees = new EmployeeRules(before, after);
        List<Refusal> refusals = new ArrayList<>();
        for (OrganisationDocument document : changed) {
            Findings findings = new Findings();
            switch (document) {
                case Department department -> departments.check(department, findings);
                case Employee employee -> employees.check(employee, findings);
                case Position _ -> {}
            }
            for (Violation violation : findings.all()) {
                refusals.add(new Refusal(document, violation));
            }
        }
        return refusals;
    }
}
