package app.merit.kpidefinition.organisation.domain;

import app.merit.kpidefinition.shared.domain.Findings;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Dated parents: one at a time, known, and never in a circle on any day. */
final class DepartmentRules {
    private final Organisation after;
    private final TreeSet<LocalDate> changesOfTree;

    DepartmentRules(Organisation after) {
        this.after = after;
        this.changesOfTree = Headship.changesOfTree(after);
    }

    void check(Department department, Findings findings) {
        List<DatedParent> parents = department.parents();
        for (int i = 0; i < parents.size(); i++) {
            DatedParent dated = parents.get(i);
            String at = "parents[" + i + "]";
            dated.valid().check(at + ".from", at + ".until", findings);
            if (dated.parent() != null) {
                findings.require(
                        after.departments().containsKey(dated.parent()),
                        at + ".parent",
                        "must be a department that exists",
                        dated.parent());
            }
            oneAtATime(parents, i, findings);
            circle(department, dated)
                    .ifPresent(circle ->
                            findings.add(at + ".parent", "must not make a circle: " + circle, dated.parent()));
        }
    }

    private static void oneAtATime(List<DatedParent> parents, int i, Findings findings) {
        for (int j = 0; j < i; j++) {
            int earlier = j;
            parents.get(i)
                    .valid()
                    .firstCommonDay(parents.get(j).valid())
                    .ifPresent(day -> findings.add(
                            "parents[" + i + "].from",
                            "must not overlap parents[" + earlier + "] (both on " + day + ")",
                            parents.get(i).valid().from()));
        }
    }

    private Optional<String> circle(Department department, DatedParent dated) {
        if (dated.parent() == null) {
            return Optional.empty();
        }
        return changesOfTree.stream()
                .filter(day -> dated.valid().contains(day))
                .flatMap(day -> circleOn(department.code(), dated.parent(), day).stream())
                .findFirst();
    }

    private Optional<String> circleOn(String department, String parent, LocalDate day) {
        Set<String> above = after.upFrom(parent, day);
        if (!above.contains(department)) {
            return Optional.empty();
        }
        Set<String> circle = new LinkedHashSet<>();
        circle.add(department);
        for (String step : above) {
            if (!circle.add(step)) {
                break;
            }
        }
        return Optional.of(String.join(" -> ", circle) + " -> " + department + " on " + day);
    }
}
