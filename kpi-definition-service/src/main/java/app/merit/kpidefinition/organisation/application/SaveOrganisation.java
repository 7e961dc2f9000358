package app.merit.kpidefinition.organisation.application;

import app.merit.kpidefinition.document.Author;
import app.merit.kpidefinition.document.DocumentKind;
import app.merit.kpidefinition.document.Documents;
import app.merit.kpidefinition.document.Draft;
import app.merit.kpidefinition.document.ExpectedRevision;
import app.merit.kpidefinition.document.Saving;
import app.merit.kpidefinition.organisation.domain.OrganisationDocument;
import app.merit.kpidefinition.organisation.domain.OrganisationRules;
import app.merit.kpidefinition.organisation.domain.Refusal;
import app.merit.kpidefinition.organisation.wire.DepartmentDocument;
import app.merit.kpidefinition.organisation.wire.EmployeeDocument;
import app.merit.kpidefinition.organisation.wire.PositionDocument;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;

/** Saves one document, or many together: all of them or none. */
@ApplicationScoped
public class SaveOrganisation {
    /** What came of saving several documents. */
    public sealed interface Result {
        record AllSaved(List<Saving> savings) implements Result {}

        record NoneSaved(List<Refusal> refusals) implements Result {}
    }

    private final Documents documents;
    private final OrganisationSnapshot snapshot;
    private final EmployeeNames names;

    SaveOrganisation(Documents documents, OrganisationSnapshot snapshot, EmployeeNames names) {
        this.documents = documents;
        this.snapshot = snapshot;
        this.names = names;
    }

    @Transactional
    public Saving save(OrganisationChange change, ExpectedRevision expected, Author author) {
        documents.lockForWriting();
        Draft draft = draft(change);
        var found = documents.find(draft.kind(), draft.code());
        if (!expected.matches(found)) {
            return Saving.outdated(found);
        }
        return switch (saveLocked(List.of(change), author)) {
            case Result.AllSaved(var savings) -> savings.getFirst();
            case Result.NoneSaved(var refusals) ->
                new Saving.Refused(refusals.stream().map(Refusal::violation).toList());
        };
    }

    /** @param changes no document twice */
    @Transactional
    public Result saveAll(List<OrganisationChange> changes, Author author) {
        documents.lockForWriting();
        return saveLocked(changes, author);
    }

    private Result saveLocked(List<OrganisationChange> changes, Author author) {
        List<? extends OrganisationDocument> changed =
                changes.stream().map(OrganisationChange::document).toList();
        List<Refusal> refusals = OrganisationRules.check(snapshot.current(), changed);
        if (!refusals.isEmpty()) {
            return new Result.NoneSaved(refusals);
        }
        List<Saving> savings = new ArrayList<>();
        for (OrganisationChange change : changes) {
            boolean renamed = change instanceof OrganisationChange.OfEmployee(var employee, String name)
                    && names.save(employee.code(), name);
            savings.add(documents.save(draft(change), author, renamed));
        }
        return new Result.AllSaved(savings);
    }

    private static Draft draft(OrganisationChange change) {
        return switch (change) {
            case OrganisationChange.OfDepartment(var department) ->
                new Draft(DocumentKind.DEPARTMENT, department.code(), DepartmentDocument.of(department.inOrder()));
            case OrganisationChange.OfPosition(var position) ->
                new Draft(DocumentKind.POSITION, position.code(), PositionDocument.of(position));
            case OrganisationChange.OfEmployee(var employee, String unpublished) ->
                new Draft(DocumentKind.EMPLOYEE, employee.code(), EmployeeDocument.of(employee.inOrder()));
        };
    }
}
