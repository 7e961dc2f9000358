package app.merit.kpidefinition.organisation.rest;

import app.merit.kpidefinition.document.DocumentJson;
import app.merit.kpidefinition.document.DocumentKind;
import app.merit.kpidefinition.document.Documents;
import app.merit.kpidefinition.document.Page;
import app.merit.kpidefinition.document.StoredDocument;
import app.merit.kpidefinition.organisation.application.EmployeeNames;
import app.merit.kpidefinition.organisation.wire.EmployeeDocument;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.NotFoundException;
import java.util.List;
import java.util.Map;

/** Employees with their names, for those who may read them. */
@ApplicationScoped
class EmployeeDocuments {
    private final Documents documents;
    private final DocumentJson json;
    private final EmployeeNames names;

    EmployeeDocuments(Documents documents, DocumentJson json, EmployeeNames names) {
        this.documents = documents;
        this.json = json;
        this.names = names;
    }

    EmployeeView one(String code) {
        EmployeeDocument document = documents
                .find(DocumentKind.EMPLOYEE, code)
                .map(stored -> json.read(stored, EmployeeDocument.class))
                .orElseThrow(NotFoundException::new);
        return EmployeeView.of(document, names.of(List.of(code)));
    }

    Page<EmployeeView> page(int page, int size) {
        Page<StoredDocument> stored = documents.page(DocumentKind.EMPLOYEE, page, size);
        Map<String, String> known =
                names.of(stored.items().stream().map(StoredDocument::code).toList());
        return stored.map(document -> EmployeeView.of(json.read(document, EmployeeDocument.class), known));
    }
}
