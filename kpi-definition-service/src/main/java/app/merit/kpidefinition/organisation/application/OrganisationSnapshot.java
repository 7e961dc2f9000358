package app.merit.kpidefinition.organisation.application;

import app.merit.kpidefinition.document.DocumentJson;
import app.merit.kpidefinition.document.DocumentKind;
import app.merit.kpidefinition.document.Documents;
import app.merit.kpidefinition.document.StoredDocument;
import app.merit.kpidefinition.organisation.domain.Organisation;
import app.merit.kpidefinition.organisation.domain.OrganisationDocument;
import app.merit.kpidefinition.organisation.wire.DepartmentDocument;
import app.merit.kpidefinition.organisation.wire.EmployeeDocument;
import app.merit.kpidefinition.organisation.wire.PositionDocument;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The whole organisation in memory, brought up to date at each use by what was saved since. That is exact because change
 * numbers are drawn under the write lock: none appears below one that is visible already.
 */
@ApplicationScoped
public class OrganisationSnapshot {
    private static final List<DocumentKind> KINDS =
            List.of(DocumentKind.DEPARTMENT, DocumentKind.POSITION, DocumentKind.EMPLOYEE);

    private record State(Organisation organisation, long changeNumber) {}

    private final Documents documents;
    private final DocumentJson json;
    private final AtomicReference<State> newest = new AtomicReference<>(new State(Organisation.EMPTY, 0));

    OrganisationSnapshot(Documents documents, DocumentJson json) {
        this.documents = documents;
        this.json = json;
    }

    /** What is committed now. A transaction that writes must ask before its first save. */
    public Organisation current() {
        State known = newest.get();
        List<Documents.Changed> changes = documents.changedAfter(KINDS, known.changeNumber());
        if (changes.isEmpty()) {
            return known.organisation();
        }
        Organisation organisation = known.organisation()
                .with(changes.stream()
                        .map(changed -> domain(changed.kind(), changed.document()))
                        .toList());
        State next = new State(organisation, changes.getLast().document().changeNumber());
        newest.accumulateAndGet(next, (old, mine) -> old.changeNumber() > mine.changeNumber() ? old : mine);
        return organisation;
    }

    private OrganisationDocument domain(DocumentKind kind, StoredDocument stored) {
        return switch (kind) {
            case DEPARTMENT -> json.read(stored, DepartmentDocument.class).toDomain();
            case POSITION -> json.read(stored, PositionDocument.class).toDomain();
            case EMPLOYEE -> json.read(stored, EmployeeDocument.class).toDomain();
            case COMPANY, GOAL, KPI, TARGET -> throw new IllegalStateException("No part of the organisation: " + kind);
        };
    }
}
