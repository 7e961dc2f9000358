package app.merit.motivation.definitions;

import app.merit.motivation.definitions.domain.Assignment;
import app.merit.motivation.definitions.domain.Organisation;
import app.merit.motivation.definitions.domain.Organisation.Parent;
import app.merit.motivation.engine.input.DateSpan;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** sales with north and south below it. */
public final class OrganisationFixture {
    private final Map<String, List<Assignment>> assignments = new HashMap<>();
    private final Map<String, List<Parent>> parents = new HashMap<>();

    public static OrganisationFixture company() {
        var fixture = new OrganisationFixture();
        fixture.parents.put("sales", List.of());
        return fixture.below("north", "sales", "2026-01-01", null).below("south", "sales", "2026-01-01", null);
    }

    public OrganisationFixture below(String department, String parent, String from, @Nullable String until) {
        var dated = new ArrayList<>(parents.getOrDefault(department, List.of()));
        dated.add(new Parent(parent, span(from, until)));
        parents.put(department, dated);
        return this;
    }

    public OrganisationFixture works(
            String employee, String department, String position, String from, @Nullable String until) {
        return assign(employee, new Assignment(department, position, false, span(from, until)));
    }

    public OrganisationFixture heads(String employee, String department, String from, @Nullable String until) {
        return assign(employee, new Assignment(department, "head", true, span(from, until)));
    }

    private OrganisationFixture assign(String employee, Assignment assignment) {
        assignments.computeIfAbsent(employee, _ -> new ArrayList<>()).add(assignment);
        return this;
    }

    public Organisation build() {
        return new Organisation(assignments, parents, Set.of());
    }

    private static DateSpan span(String from, @Nullable String until) {
        return new DateSpan(LocalDate.parse(from), until == null ? null : LocalDate.parse(until));
    }
}
