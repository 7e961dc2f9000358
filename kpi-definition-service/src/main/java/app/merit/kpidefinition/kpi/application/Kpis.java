package app.merit.kpidefinition.kpi.application;

import app.merit.kpidefinition.company.application.ReportingCurrencyUse;
import app.merit.kpidefinition.document.DocumentJson;
import app.merit.kpidefinition.document.DocumentKind;
import app.merit.kpidefinition.document.Documents;
import app.merit.kpidefinition.document.StoredDocument;
import app.merit.kpidefinition.kpi.domain.KpiDefinition;
import app.merit.kpidefinition.kpi.wire.KpiDocument;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** All saved KPI definitions. */
@ApplicationScoped
public class Kpis implements ReportingCurrencyUse {
    private final Documents documents;
    private final DocumentJson json;

    Kpis(Documents documents, DocumentJson json) {
        this.documents = documents;
        this.json = json;
    }

    public Optional<KpiDefinition> find(String code) {
        return documents.find(DocumentKind.KPI, code).map(this::read);
    }

    @Override
    public Optional<String> kpi() {
        return documents.all(DocumentKind.KPI).stream()
                .map(this::read)
                .filter(KpiDefinition::reliesOnReportingCurrency)
                .map(KpiDefinition::code)
                .findFirst();
    }

    private KpiDefinition read(StoredDocument stored) {
        return json.read(stored, KpiDocument.class).toDomain();
    }
}
