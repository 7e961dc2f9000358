package app.merit.kpidefinition.goal.domain;

import static org.assertj.core.api.Assertions.assertThat;

import app.merit.kpidefinition.kpi.domain.KpiFixture;
import app.merit.kpidefinition.shared.domain.Names;
import app.merit.kpidefinition.shared.domain.Violation;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GoalRulesTest {
    private final Map<String, Goal> saved = Map.of("top", goal("top", null, null, null), "mid", goal("mid", "top", null, null));

    @Test
    void goalsFormATree() {
        assertThat(refused(goal("low", "mid", "sales", null))).isEmpty();
        assertThat(refused(goal("low", "nothing", null, null))).containsExactly("parent");
        assertThat(refused(goal("top", "mid", null, null))).containsExactly("parent");
        assertThat(refused(goal("top", "top", null, null))).containsExactly("parent");
    }

    @Test
    void aGoalBelongsToOneThatExists() {
        assertThat(refused(goal("low", null, "west", null))).containsExactly("department");
        assertThat(refused(goal("low", null, null, "nobody"))).containsExactly("employee");
        assertThat(refused(goal("low", null, "sales", "nobody"))).containsExactly("employee", "employee");
    }

    private List<String> refused(Goal goal) {
        return GoalRules.check(goal, saved, KpiFixture.organisation()).stream().map(Violation::field).toList();
    }

    private static Goal goal(String code, String parent, String department, String employee) {
        return new Goal(code, new Names(code, code), parent, department, employee);
    }
}
