package app.merit.kpidefinition.target.application;

import app.merit.kpidefinition.company.application.Companies;
import app.merit.kpidefinition.document.Author;
import app.merit.kpidefinition.document.DocumentJson;
import app.merit.kpidefinition.document.DocumentKind;
import app.merit.kpidefinition.document.Documents;
import app.merit.kpidefinition.document.Draft;
import app.merit.kpidefinition.document.ExpectedRevision;
import app.merit.kpidefinition.document.Saving;
import app.merit.kpidefinition.document.StoredDocument;
import app.merit.kpidefinition.kpi.application.Kpis;
import app.merit.kpidefinition.organisation.application.OrganisationSnapshot;
import app.merit.kpidefinition.shared.domain.Violation;
import app.merit.kpidefinition.target.domain.Target;
import app.merit.kpidefinition.target.domain.TargetRules;
import app.merit.kpidefinition.target.domain.TargetVersion;
import app.merit.kpidefinition.target.wire.TargetDocument;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
public class SaveTarget {
    private final Documents documents;
    private final DocumentJson json;
    private final Kpis kpis;
    private final OrganisationSnapshot organisation;
    private final Companies companies;

    SaveTarget(
            Documents documents, DocumentJson json, Kpis kpis, OrganisationSnapshot organisation, Companies companies) {
        this.documents = documents;
        this.json = json;
        this.kpis = kpis;
        this.organisation = organisation;
        this.companies = companies;
    }

    /** @param wanted KPI, subject and period; its versions are not looked at */
    @Transactional
    public Saving save(Target wanted, TargetVersion version, ExpectedRevision expected, Author author) {
        documents.lockForWriting();
        Optional<StoredDocument> found = documents.find(DocumentKind.TARGET, wanted.code());
        if (!expected.matches(found)) {
            return Saving.outdated(found);
        }
        List<Violation> violations = TargetRules.check(
                wanted,
                version,
                kpis.find(wanted.kpi()).orElse(null),
                organisation.current(),
                companies.settings().orElse(null));
        if (!violations.isEmpty()) {
            return new Saving.Refused(violations);
        }
        Target known = found.map(
                        stored -> json.read(stored, TargetDocument.class).toDomain())
                .orElse(wanted);
        Target revised = known.revisedBy(version);
        return documents.save(new Draft(DocumentKind.TARGET, wanted.code(), TargetDocument.of(revised)), author, false);
    }
}
