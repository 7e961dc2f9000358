package app.merit.kpidefinition.goal.domain;

import app.merit.kpidefinition.organisation.domain.Organisation;
import app.merit.kpidefinition.shared.domain.Findings;
import app.merit.kpidefinition.shared.domain.Violation;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Goals form a tree: company, then departments, then people. */
public final class GoalRules {
    private GoalRules() {}

    /** @param saved all goals by code, the one to be replaced among them */
    public static List<Violation> check(Goal goal, Map<String, Goal> saved, Organisation organisation) {
        Findings findings = new Findings();
        if (goal.department() != null) {
            findings.require(
                    organisation.departments().containsKey(goal.department()),
                    "department",
                    "must be a department that exists",
                    goal.department());
            findings.require(
                    goal.employee() == null,
                    "employee",
                    "a goal belongs to a department or to an employee",
                    goal.employee());
        }
        if (goal.employee() != null) {
            findings.require(
                    organisation.employees().containsKey(goal.employee()),
                    "employee",
                    "must be an employee that exists",
                    goal.employee());
        }
        if (goal.parent() != null) {
            checkParent(goal, goal.parent(), saved, findings);
        }
        return findings.all();
    }

    private static void checkParent(Goal goal, String parent, Map<String, Goal> saved, Findings findings) {
        Set<String> above = new LinkedHashSet<>();
        @Nullable String next = parent;
        while (next != null && !next.equals(goal.code()) && above.add(next)) {
            Goal known = saved.get(next);
            next = known == null ? null : known.parent();
        }
        if (goal.code().equals(next)) {
            findings.add("parent", "must not make a circle", parent);
        } else {
            findings.require(saved.containsKey(parent), "parent", "must be a goal that exists", parent);
        }
    }
}
