package app.merit.kpidefinition.organisation.bulk;

import app.merit.kpidefinition.document.Author;
import app.merit.kpidefinition.document.Saving;
import app.merit.kpidefinition.organisation.application.OrganisationChange;
import app.merit.kpidefinition.organisation.application.SaveOrganisation;
import app.merit.kpidefinition.organisation.application.SaveOrganisation.Result;
import app.merit.kpidefinition.organisation.domain.OrganisationDocument;
import app.merit.kpidefinition.organisation.domain.Refusal;
import app.merit.kpidefinition.shared.domain.Findings;
import app.merit.kpidefinition.shared.domain.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Loads a whole file or nothing of it. */
@ApplicationScoped
public class LoadOrganisation {
    /** What came of it. */
    public sealed interface Loading {
        record Loaded(int created, int changed, int unchanged) implements Loading {}

        /** Places are those of the file as JSON, e.g. {@code employees[3].assignments[0].department}. */
        record Refused(List<Violation> violations) implements Loading {}
    }

    private final SaveOrganisation saveOrganisation;
    private final Validator shapes;

    LoadOrganisation(SaveOrganisation saveOrganisation, Validator shapes) {
        this.saveOrganisation = saveOrganisation;
        this.shapes = shapes;
    }

    /** @param unreadable what the format already could not read; nothing is saved then, but all else is told too */
    public Loading load(OrganisationFile file, List<Violation> unreadable, Author author) {
        Findings findings = new Findings();
        findings.addAll(unreadable);
        findings.addAll(shapes.validate(file).stream()
                .map(LoadOrganisation::violation)
                .sorted(Comparator.comparing(Violation::field).thenComparing(Violation::rule))
                .toList());
        if (!findings.none()) {
            return new Loading.Refused(findings.all());
        }
        Map<OrganisationDocument, String> places = new IdentityHashMap<>();
        List<OrganisationChange> changes = changes(file, places, findings);
        if (!findings.none()) {
            return new Loading.Refused(findings.all());
        }
        return switch (saveOrganisation.saveAll(changes, author)) {
            case Result.AllSaved(var savings) -> counted(savings);
            case Result.NoneSaved(var refusals) -> new Loading.Refused(placed(refusals, places));
        };
    }

    private static List<OrganisationChange> changes(
            OrganisationFile file, Map<OrganisationDocument, String> places, Findings findings) {
        List<OrganisationChange> changes = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (var entry : file.departments()) {
            changes.add(new OrganisationChange.OfDepartment(entry.body().toDomain(entry.code())));
            place(changes.getLast(), "departments[" + places.size() + "]", places, seen, findings);
        }
        int before = places.size();
        for (var entry : file.positions()) {
            changes.add(new OrganisationChange.OfPosition(entry.body().toDomain(entry.code())));
            place(changes.getLast(), "positions[" + (places.size() - before) + "]", places, seen, findings);
        }
        before = places.size();
        for (var entry : file.employees()) {
            changes.add(new OrganisationChange.OfEmployee(entry.body().toDomain(entry.code()), entry.name()));
            place(changes.getLast(), "employees[" + (places.size() - before) + "]", places, seen, findings);
        }
        return changes;
    }

    private static void place(
            OrganisationChange change,
            String place,
            Map<OrganisationDocument, String> places,
            Set<String> seen,
            Findings findings) {
        OrganisationDocument document = change.document();
        places.put(document, place);
        boolean first = seen.add(document.getClass().getSimpleName() + ":" + document.code());
        findings.require(first, place + ".code", "must be in the file once", document.code());
    }

    private static List<Violation> placed(List<Refusal> refusals, Map<OrganisationDocument, String> places) {
        return refusals.stream()
                .map(refusal -> refusal.violation().under(places.get(refusal.document())))
                .toList();
    }

    private static Loading counted(List<Saving> savings) {
        int created = 0;
        int changed = 0;
        for (Saving saving : savings) {
            if (saving instanceof Saving.Saved saved) {
                created += saved.revision() == 1 ? 1 : 0;
                changed += saved.revision() == 1 ? 0 : 1;
            }
        }
        return new Loading.Loaded(created, changed, savings.size() - created - changed);
    }

    private static Violation violation(ConstraintViolation<OrganisationFile> found) {
        Object value = found.getInvalidValue();
        return new Violation(
                found.getPropertyPath().toString().replace(".<list element>", ""),
                found.getMessage(),
                value instanceof String || value instanceof Number ? value.toString() : null);
    }
}
