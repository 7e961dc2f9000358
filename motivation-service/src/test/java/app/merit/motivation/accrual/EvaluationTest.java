package app.merit.motivation.accrual;

import static app.merit.motivation.engine.EngineFixture.Given.inputs;
import static app.merit.motivation.engine.EngineFixture.NAME;
import static app.merit.motivation.engine.EngineFixture.NOVEMBER;
import static app.merit.motivation.engine.EngineFixture.fact;
import static app.merit.motivation.engine.EngineFixture.line;
import static app.merit.motivation.engine.EngineFixture.scheme;
import static app.merit.motivation.engine.EngineFixture.scorecard;
import static app.merit.motivation.engine.EngineFixture.span;
import static org.assertj.core.api.Assertions.assertThat;

import app.merit.motivation.accrual.domain.AccrualKey;
import app.merit.motivation.accrual.domain.AccrualResult;
import app.merit.motivation.accrual.domain.Evaluation;
import app.merit.motivation.engine.result.Money;
import app.merit.motivation.engine.scheme.Scheme;
import app.merit.motivation.engine.scheme.Scorecard.Missing;
import app.merit.motivation.json.EngineJson;
import app.merit.motivation.scheme.domain.Applicable.Paid;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvaluationTest {
    private static final AccrualKey KEY = new AccrualKey("anna", NOVEMBER);

    private static Paid paid(String code, String currency, String... days) {
        var version = scheme(currency, scorecard("1000", Missing.ZERO, line("revenue", "100")));
        var spans = List.of(days).stream()
                .map(d -> span(d.split("/")[0], d.split("/")[1]))
                .toList();
        return new Paid(new Scheme(code, NAME, List.of(version)), version, spans);
    }

    private static AccrualResult evaluate(Paid... paid) {
        return Evaluation.of(
                KEY,
                List.of(paid),
                p -> inputs().facts(fact("revenue", "100", "100"))
                        .paidOn(
                                p.days().getFirst().from().toString(),
                                String.valueOf(p.days().getLast().until()))
                        .build(),
                "EUR");
    }

    @Test
    void eachVersionIsPaidForItsOwnDays() {
        var result = evaluate(
                paid("rep", "EUR", "2026-11-01/2026-11-11", "2026-11-11/2026-11-16"),
                paid("senior", "EUR", "2026-11-16/2026-12-01"));

        assertThat(result.total()).isEqualTo(new Money(new BigDecimal("1000.00"), "EUR"));
        assertThat(result.otherTotals()).isNull();
        assertThat(result.components()).extracting(c -> c.scheme()).containsExactly("rep", "senior");
        assertThat(result.schemes().getFirst().days())
                .as("days that touch are one span")
                .containsExactly(span("2026-11-01", "2026-11-16"));
    }

    @Test
    void currenciesAreNeverAdded() {
        var result =
                evaluate(paid("rep", "EUR", "2026-11-01/2026-11-16"), paid("abroad", "JPY", "2026-11-16/2026-12-01"));

        assertThat(result.total()).isEqualTo(new Money(new BigDecimal("500.00"), "EUR"));
        assertThat(result.otherTotals()).containsExactly(new Money(new BigDecimal("500"), "JPY"));
    }

    @Test
    void withoutASchemeThereIsNothing() {
        var result = evaluate();

        assertThat(result.total()).isEqualTo(new Money(new BigDecimal("0.00"), "EUR"));
        assertThat(result.components()).isEmpty();
    }

    @Test
    void theSameResultIsTheSameTextAndReadsBack() throws Exception {
        var result = evaluate(paid("rep", "EUR", "2026-11-01/2026-12-01"));
        var text = EngineJson.text(result);

        assertThat(EngineJson.text(evaluate(paid("rep", "EUR", "2026-11-01/2026-12-01"))))
                .isEqualTo(text);
        assertThat(EngineJson.mapper().readValue(text, AccrualResult.class)).isEqualTo(result);
        assertThat(text).startsWith("{\"components\":").contains("\"amount\":\"1000.00\"");
    }
}
