package app.merit.metrics.messaging;

import app.merit.metrics.definition.domain.Company;
import app.merit.metrics.definition.domain.Definitions;
import app.merit.metrics.definition.domain.Target;
import app.merit.metrics.kpi.domain.Kpi;
import app.merit.metrics.organisation.domain.DateRange;
import app.merit.metrics.organisation.domain.Department;
import app.merit.metrics.organisation.domain.Employee;
import app.merit.metrics.store.DefinitionRows;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the documents of the `definition.*` topics; fields that it does not know are left alone. */
public final class DefinitionReader {
    private static final int DEFAULT_MINIMUM_GROUP = 3;

    private DefinitionReader() {}

    /** All documents as one snapshot. */
    public static Definitions read(long epoch, List<DefinitionRows.Row> rows) {
        Optional<Company> company = Optional.empty();
        var employees = new ArrayList<Employee>();
        var departments = new ArrayList<Department>();
        var kpis = new ArrayList<Kpi>();
        var targets = new ArrayList<Target>();
        for (var row : rows) {
            var document = Json.object(row.document());
            switch (row.kind()) {
                case DefinitionRows.COMPANY -> company = Optional.of(company(document));
                case DefinitionRows.EMPLOYEE -> employees.add(employee(document));
                case DefinitionRows.DEPARTMENT -> departments.add(department(document));
                case DefinitionRows.KPI -> kpis.add(KpiReader.read(document));
                case DefinitionRows.TARGET -> target(document).ifPresent(targets::add);
                default -> throw new IllegalStateException("Unknown kind of definition: " + row.kind());
            }
        }
        return new Definitions(epoch, company, employees, departments, kpis, targets);
    }

    /** Throws {@link MalformedRecord} unless the document can be read. */
    static void check(DefinitionRows.Row row) {
        read(0, List.of(row));
    }

    private static Company company(JsonNode document) {
        var zone = Json.text(document, "zone");
        try {
            return new Company(
                    ZoneId.of(zone),
                    Json.text(document, "reportingCurrency"),
                    document.path("minimumGroup").asInt(DEFAULT_MINIMUM_GROUP));
        } catch (DateTimeException e) {
            throw Json.wrong("zone", "is no time zone: " + zone);
        }
    }

    private static Employee employee(JsonNode document) {
        var employed = DateRange.of(
                Json.optionalDate(document, "employedFrom").orElse(DateRange.EVER),
                Json.optionalDate(document, "employedUntil").orElse(null));
        var assignments = new ArrayList<Employee.Assignment>();
        for (var a : document.path("assignments")) {
            assignments.add(new Employee.Assignment(
                    Json.code(a, "department"),
                    Json.optionalText(a, "position").orElse(""),
                    Json.flag(a, "head", false),
                    days(a)));
        }
        var identities = new ArrayList<Employee.CrmIdentity>();
        for (var i : document.path("crmIdentities")) {
            identities.add(new Employee.CrmIdentity(Json.text(i, "source"), Json.text(i, "crmUser"), days(i)));
        }
        return new Employee(Json.code(document, "code"), employed, assignments, identities);
    }

    private static Department department(JsonNode document) {
        var parents = new ArrayList<Department.Parent>();
        for (var p : document.path("parents")) {
            parents.add(new Department.Parent(Json.optionalText(p, "parent").orElse(null), days(p)));
        }
        return new Department(Json.code(document, "code"), parents);
    }

    private static DateRange days(JsonNode dated) {
        return DateRange.of(
                Json.date(dated, "from"), Json.optionalDate(dated, "until").orElse(null));
    }

    private static Optional<Target> target(JsonNode document) {
        JsonNode last = null;
        for (var version : document.path("versions")) {
            last = version;
        }
        if (last == null) {
            return Optional.empty();
        }
        var value = Json.optional(last, "value").orElseThrow(() -> Json.wrong("versions.value", "is missing"));
        return Optional.of(new Target(
                Json.text(document, "kpi"),
                Json.text(document, "subject"),
                Json.text(document, "period"),
                Json.decimal("versions.value", value),
                Json.optionalText(last, "currency").orElse(null)));
    }
}
