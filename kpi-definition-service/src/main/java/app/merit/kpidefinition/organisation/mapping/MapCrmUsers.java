package app.merit.kpidefinition.organisation.mapping;

import app.merit.kpidefinition.document.Author;
import app.merit.kpidefinition.document.Documents;
import app.merit.kpidefinition.organisation.application.EmployeeNames;
import app.merit.kpidefinition.organisation.application.OrganisationChange;
import app.merit.kpidefinition.organisation.application.OrganisationSnapshot;
import app.merit.kpidefinition.organisation.application.SaveOrganisation;
import app.merit.kpidefinition.organisation.application.SaveOrganisation.Result;
import app.merit.kpidefinition.organisation.domain.CrmIdentity;
import app.merit.kpidefinition.organisation.domain.Employee;
import app.merit.kpidefinition.organisation.domain.Organisation;
import app.merit.kpidefinition.organisation.domain.Refusal;
import app.merit.kpidefinition.shared.domain.Validity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Adds identities to employees: all rows or none, and what is so already stays as it is. */
@ApplicationScoped
public class MapCrmUsers {
    /** What came of it. */
    sealed interface Mapping {
        /** @param unchanged rows that said what is so already */
        record Mapped(int mapped, int unchanged) implements Mapping {}

        record Refused(List<RowFault> faults) implements Mapping {}
    }

    private final Documents documents;
    private final OrganisationSnapshot snapshot;
    private final SaveOrganisation saveOrganisation;
    private final EmployeeNames names;

    MapCrmUsers(
            Documents documents,
            OrganisationSnapshot snapshot,
            SaveOrganisation saveOrganisation,
            EmployeeNames names) {
        this.documents = documents;
        this.snapshot = snapshot;
        this.saveOrganisation = saveOrganisation;
        this.names = names;
    }

    @Transactional
    Mapping map(List<MappingRow> rows, Author author) {
        // The employees are read and written as a whole: nobody may change one in between.
        documents.lockForWriting();
        Batch batch = new Batch(snapshot.current());
        rows.forEach(batch::add);
        Map<String, Grown> grown = batch.grown;
        Map<String, String> known = names.of(grown.keySet());
        List<OrganisationChange> changes = new ArrayList<>();
        grown.forEach((code, one) ->
                changes.add(new OrganisationChange.OfEmployee(one.employee(), known.getOrDefault(code, ""))));
        if (!batch.faults.isEmpty()) {
            return new Mapping.Refused(batch.faults);
        }
        return switch (saveOrganisation.saveAll(changes, author)) {
            case Result.AllSaved _ -> new Mapping.Mapped(rows.size() - batch.unchanged, batch.unchanged);
            case Result.NoneSaved(var refusals) -> new Mapping.Refused(located(refusals, grown));
        };
    }

    /** An employee with what the rows add. @param rows those of the identities behind the ones that were there */
    private record Grown(Employee before, List<CrmIdentity> added, List<MappingRow> rows) {
        Employee employee() {
            List<CrmIdentity> all = new ArrayList<>(before.crmIdentities());
            all.addAll(added);
            return new Employee(before.code(), before.employed(), before.assignments(), all);
        }
    }

    private static final class Batch {
        private final Organisation organisation;
        private final Map<String, Grown> grown = new LinkedHashMap<>();
        private final List<RowFault> faults = new ArrayList<>();
        private int unchanged;

        Batch(Organisation organisation) {
            this.organisation = organisation;
        }

        void add(MappingRow row) {
            Employee employee = organisation.employee(row.employee());
            if (employee == null) {
                faults.add(new RowFault(row.place(), "employee", "must be an employee that exists", row.employee()));
                return;
            }
            LocalDate from = row.from() == null ? employee.employed().from() : row.from();
            CrmIdentity identity = new CrmIdentity(row.source(), row.crmUser(), Validity.open(from));
            Grown known = grown.getOrDefault(row.employee(), new Grown(employee, new ArrayList<>(), new ArrayList<>()));
            Optional<CrmIdentity> same = overlapping(known.employee(), identity);
            if (same.isEmpty()) {
                known.added().add(identity);
                known.rows().add(row);
                grown.put(row.employee(), known);
            } else if (same.get().valid().covers(identity.valid())) {
                unchanged++;
            } else {
                faults.add(new RowFault(
                        row.place(),
                        "from",
                        "the CRM user is this employee already on other days ("
                                + words(same.get().valid()) + "): change that in the employee's document",
                        from.toString()));
            }
        }

        private static Optional<CrmIdentity> overlapping(Employee employee, CrmIdentity identity) {
            return employee.crmIdentities().stream()
                    .filter(known -> known.source().equals(identity.source())
                            && known.crmUser().equals(identity.crmUser())
                            && known.valid().firstCommonDay(identity.valid()).isPresent())
                    .findFirst();
        }
    }

    /** Two employees that clash are both refused; only the parts that rows brought have a row. */
    private static List<RowFault> located(List<Refusal> refusals, Map<String, Grown> grown) {
        List<RowFault> faults = new ArrayList<>();
        for (Refusal refusal : refusals) {
            Grown employee = grown.get(refusal.document().code());
            String field = refusal.violation().field();
            MappingRow row = row(employee, field);
            if (row != null) {
                String column = field.substring(field.lastIndexOf('.') + 1);
                faults.add(new RowFault(
                        row.place(),
                        column,
                        refusal.violation().rule(),
                        refusal.violation().value()));
            }
        }
        // Something that was saved before the rules were as they are: the document has to be put right first.
        return faults.isEmpty()
                ? refusals.stream()
                        .map(refusal -> new RowFault(
                                null,
                                refusal.document().code() + "."
                                        + refusal.violation().field(),
                                refusal.violation().rule(),
                                refusal.violation().value()))
                        .toList()
                : faults;
    }

    private static @Nullable MappingRow row(Grown employee, String field) {
        String start = "crmIdentities[";
        if (!field.startsWith(start)) {
            return null;
        }
        int index = Integer.parseInt(field.substring(start.length(), field.indexOf(']')))
                - employee.before().crmIdentities().size();
        return index < 0 ? null : employee.rows().get(index);
    }

    private static String words(Validity valid) {
        return valid.until() == null ? "from " + valid.from() : "from " + valid.from() + " until " + valid.until();
    }
}
