package app.merit.kpidefinition.company.application;

import app.merit.kpidefinition.company.domain.CompanySettings;
import app.merit.kpidefinition.company.wire.CompanyDocument;
import app.merit.kpidefinition.document.DocumentJson;
import app.merit.kpidefinition.document.DocumentKind;
import app.merit.kpidefinition.document.Documents;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/** What other features ask about the company. */
@ApplicationScoped
public class Companies {
    private final Documents documents;
    private final DocumentJson json;
    private final Clock clock;

    Companies(Documents documents, DocumentJson json, Clock clock) {
        this.documents = documents;
        this.json = json;
        this.clock = clock;
    }

    public Optional<CompanySettings> settings() {
        return documents
                .find(DocumentKind.COMPANY, CompanyDocument.CODE)
                .map(stored -> json.read(stored, CompanyDocument.class).toDomain());
    }

    /** The business day: that of the company's zone, of UTC as long as there are no settings. */
    public LocalDate today() {
        ZoneId zone = settings().map(known -> ZoneId.of(known.zone())).orElse(ZoneOffset.UTC);
        return LocalDate.now(clock.withZone(zone));
    }
}
