package app.merit.kpidefinition.company.application;

import app.merit.kpidefinition.company.domain.CompanyRules;
import app.merit.kpidefinition.company.domain.CompanySettings;
import app.merit.kpidefinition.company.wire.CompanyDocument;
import app.merit.kpidefinition.document.Author;
import app.merit.kpidefinition.document.DocumentKind;
import app.merit.kpidefinition.document.Documents;
import app.merit.kpidefinition.document.Draft;
import app.merit.kpidefinition.document.ExpectedRevision;
import app.merit.kpidefinition.document.Saving;
import app.merit.kpidefinition.shared.domain.ClosedPeriods;
import app.merit.kpidefinition.shared.domain.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

@ApplicationScoped
public class SaveCompany {
    private final Documents documents;
    private final Companies companies;
    private final ClosedPeriods closed;
    private final ReportingCurrencyUse currencyUse;

    SaveCompany(Documents documents, Companies companies, ClosedPeriods closed, ReportingCurrencyUse currencyUse) {
        this.documents = documents;
        this.companies = companies;
        this.closed = closed;
        this.currencyUse = currencyUse;
    }

    @Transactional
    public Saving save(CompanySettings settings, ExpectedRevision expected, Author author) {
        documents.lockForWriting();
        var found = documents.find(DocumentKind.COMPANY, CompanyDocument.CODE);
        if (!expected.matches(found)) {
            return Saving.outdated(found);
        }
        List<Violation> violations =
                CompanyRules.check(settings, companies.settings().orElse(null), closed, currencyUse.kpi());
        if (!violations.isEmpty()) {
            return new Saving.Refused(violations);
        }
        Draft draft = new Draft(DocumentKind.COMPANY, CompanyDocument.CODE, CompanyDocument.of(settings));
        return documents.save(draft, author, false);
    }
}
