package app.merit.motivation.engine;

import static app.merit.motivation.engine.EngineFixture.Given.inputs;
import static app.merit.motivation.engine.EngineFixture.credit;
import static app.merit.motivation.engine.EngineFixture.override;
import static app.merit.motivation.engine.EngineFixture.scheme;
import static app.merit.motivation.engine.EngineFixture.span;
import static org.assertj.core.api.Assertions.assertThat;

import app.merit.motivation.engine.EngineFixture.Given;
import app.merit.motivation.engine.result.Result;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OverrideTest {
    private static Result pays(Boolean includeOwn, Given given) {
        return Engine.evaluate(scheme(override("2", includeOwn)), given.build());
    }

    private static Given team() {
        return inputs().team(Map.of(
                        "boris", List.of(span("2026-11-01", "2026-11-15")),
                        "clara", List.of(span("2026-11-01", "2026-12-01"))))
                .credits(
                        credit("boris", "1", "2026-11-14", "1000"),
                        credit("boris", "2", "2026-11-15", "5000"),
                        credit("clara", "3", "2026-11-20", "2000"),
                        credit("dmitri", "4", "2026-11-20", "9000"),
                        credit("anna", "5", "2026-11-20", "100"));
    }

    @Test
    void paysForEachPersonOnTheDaysSpentInTheSubtree() {
        var result = pays(null, team());

        assertThat(result.total().amount()).isEqualTo("60.00");
        assertThat(result.components().getFirst().slices())
                .extracting(s -> s.employee() + " " + s.amount())
                .containsExactly("boris 20.00", "clara 40.00");
    }

    @Test
    void ownCreditsCountOnlyIfTheSchemeSaysSo() {
        assertThat(pays(true, team()).total().amount()).isEqualTo("62.00");
        assertThat(pays(false, team()).total().amount()).isEqualTo("60.00");
    }

    @Test
    void theWordsNameTheKpi() {
        var formula = pays(null, team()).components().getFirst().formula();

        assertThat(formula.ru()).isEqualTo("2 % от результатов людей подразделения («по-русски revenue»): 60,00 EUR");
        assertThat(formula.en())
                .isEqualTo("2 % of the results of the people of the subtree (in English revenue): 60.00 EUR");
    }

    @Test
    void onlyDaysOnWhichTheSchemePaidTheHeadCount() {
        assertThat(pays(null, team().paidOn("2026-11-16", "2026-12-01")).total().amount())
                .isEqualTo("40.00");
    }
}
