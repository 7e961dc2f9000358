package app.merit.kpidefinition.kpi.application;

import app.merit.kpidefinition.document.Author;
import app.merit.kpidefinition.document.DocumentKind;
import app.merit.kpidefinition.document.Documents;
import app.merit.kpidefinition.document.Draft;
import app.merit.kpidefinition.document.ExpectedRevision;
import app.merit.kpidefinition.document.Saving;
import app.merit.kpidefinition.kpi.domain.KpiDefinition;
import app.merit.kpidefinition.kpi.domain.KpiRules;
import app.merit.kpidefinition.kpi.wire.KpiDocument;
import app.merit.kpidefinition.shared.domain.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

@ApplicationScoped
public class SaveKpi {
    private final Documents documents;
    private final Kpis kpis;
    private final Surroundings surroundings;

    SaveKpi(Documents documents, Kpis kpis, Surroundings surroundings) {
        this.documents = documents;
        this.kpis = kpis;
        this.surroundings = surroundings;
    }

    @Transactional
    public Saving save(KpiDefinition kpi, ExpectedRevision expected, Author author) {
        documents.lockForWriting();
        var found = documents.find(DocumentKind.KPI, kpi.code());
        if (!expected.matches(found)) {
            return Saving.outdated(found);
        }
        List<Violation> violations = KpiRules.check(kpi, kpis.find(kpi.code()).orElse(null), surroundings.now());
        if (!violations.isEmpty()) {
            return new Saving.Refused(violations);
        }
        return documents.save(new Draft(DocumentKind.KPI, kpi.code(), KpiDocument.of(kpi)), author, false);
    }
}
