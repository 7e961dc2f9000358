package app.merit.motivation.definitions.store;

import app.merit.motivation.definitions.domain.Assignment;
import app.merit.motivation.definitions.domain.Company;
import app.merit.motivation.definitions.domain.Organisation;
import app.merit.motivation.engine.input.DateSpan;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What pay reads of the records on {@code definition.company} and {@code definition.organisation}. */
final class OrganisationDocuments {
    private OrganisationDocuments() {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record CompanyDocument(
            String zone, String reportingCurrency, @Nullable String headsSeePay) {
        Company company() {
            var see = headsSeePay == null ? "total" : headsSeePay;
            return new Company(
                    ZoneId.of(zone), reportingCurrency, Company.HeadsSeePay.valueOf(see.toUpperCase(Locale.ROOT)));
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record EmployeeDocument(@Nullable List<AssignmentDocument> assignments) {
        List<Assignment> dated() {
            return assignments == null
                    ? List.of()
                    : assignments.stream().map(AssignmentDocument::assignment).toList();
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record AssignmentDocument(
            String department,
            String position,
            boolean head,
            LocalDate from,
            @Nullable LocalDate until) {
        Assignment assignment() {
            return new Assignment(department, position, head, new DateSpan(from, until));
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record DepartmentDocument(@Nullable List<ParentDocument> parents) {
        List<Organisation.Parent> dated() {
            return parents == null
                    ? List.of()
                    : parents.stream().map(ParentDocument::parent).toList();
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record ParentDocument(
            @JsonProperty("parent") @Nullable String department,
            LocalDate from,
            @Nullable LocalDate until) {
        Organisation.Parent parent() {
            return new Organisation.Parent(department, new DateSpan(from, until));
        }
    }
}
