package app.merit.kpidefinition.organisation.rest;

import app.merit.kpidefinition.organisation.wire.AssignmentJson;
import app.merit.kpidefinition.organisation.wire.CrmIdentityJson;
import app.merit.kpidefinition.organisation.wire.EmployeeDocument;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** @param name absent once the person has been erased */
public record EmployeeView(
        String kind,
        String code,
        @Nullable String name,
        LocalDate employedFrom,
        @Nullable LocalDate employedUntil,
        List<AssignmentJson> assignments,
        List<CrmIdentityJson> crmIdentities,
        int revision) {
    static EmployeeView of(EmployeeDocument document, Map<String, String> names) {
        return new EmployeeView(
                document.kind(),
                document.code(),
                names.get(document.code()),
                document.employedFrom(),
                document.employedUntil(),
                document.assignments(),
                document.crmIdentities(),
                document.revision());
    }
}
