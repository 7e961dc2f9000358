package app.merit.kpidefinition.organisation.domain;

import app.merit.kpidefinition.shared.domain.Names;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A department; on days that none of its parents covers it is a root. */
public record Department(String code, Names names, List<DatedParent> parents) implements OrganisationDocument {
    /** The code of the department above this one on that day; empty for a root. */
    public Optional<String> parentOn(LocalDate day) {
        return parents.stream()
                .filter(parent -> parent.valid().contains(day))
                .map(DatedParent::parent)
                .filter(Objects::nonNull)
                .findFirst();
    }

    /** The same department with its parents in the order in which they start. */
    public Department inOrder() {
        return new Department(
                code,
                names,
                parents.stream()
                        .sorted(Comparator.comparing(parent -> parent.valid().from()))
                        .toList());
    }
}
