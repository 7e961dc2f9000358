package app.merit.metrics.value.domain;

import static org.assertj.core.api.Assertions.assertThat;

import app.merit.metrics.kpi.domain.Kpi;
import app.merit.metrics.kpi.domain.Kpis;
import app.merit.metrics.kpi.domain.Measure;
import app.merit.metrics.kpi.domain.MomentKind;
import app.merit.metrics.state.domain.Fields;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class KpiValueTest {
    private static final Kpi RATE = Kpis.kpi(Kpi.Unit.PERCENT, new MomentKind.Closed(), Kpis.winRate());
    private static final Kpi REVENUE = Kpis.kpi(Kpi.Unit.MONEY, new MomentKind.Won(), new Measure.Sum(Fields.AMOUNT));

    private static KpiValue value(Kpi kpi, String numerator, String denominator) {
        var sums = new Sums(new BigDecimal(numerator), new BigDecimal(denominator), 1, 0, 0, 1, null, 1);
        return KpiValue.of(kpi, kpi.currency("EUR"), sums, false, false);
    }

    @Test
    void oneOfTwoAndOneOfEighteenAreTwoOfTwenty() {
        // given two people, added up as the cells of a department are
        var numerator = BigDecimal.ONE.add(BigDecimal.ONE);
        var denominator = BigDecimal.valueOf(2).add(BigDecimal.valueOf(18));
        assertThat(value(RATE, numerator.toString(), denominator.toString()).value())
                .isEqualTo("10.0000");
    }

    @Test
    void anEmptyDenominatorGivesNoValueButItsParts() {
        var value = value(RATE, "0", "0");
        assertThat(value.value()).isNull();
        assertThat(value.denominator()).isZero();
    }

    @Test
    void valuesHaveFourMorePlacesRoundedHalfUp() {
        assertThat(value(RATE, "1", "3").value()).isEqualTo("33.3333");
        assertThat(value(RATE, "2", "3").value()).isEqualTo("66.6667");
        assertThat(value(REVENUE, "125000.5", "0").value()).isEqualTo("125000.500000");
        assertThat(value(REVENUE, "125000.5", "0").numerator()).isEqualTo("125000.50");
        assertThat(value(REVENUE, "125000.5", "0").denominator()).isEqualTo("1");
    }

    @Test
    void theTextOfASumDoesNotTellHowItWasReached() {
        assertThat(value(REVENUE, "10.000", "0").numerator()).isEqualTo("10.00");
        assertThat(value(REVENUE, "1E+1", "0").numerator()).isEqualTo("10.00");
        assertThat(value(REVENUE, "0.000", "0").numerator()).isEqualTo("0.00");
    }

    @Test
    void attainmentComparesExactly() {
        assertThat(Attainment.of(REVENUE, value(REVENUE, "81250", "0"), new BigDecimal("100000")))
                .contains(new BigDecimal("0.8125"));
        assertThat(Attainment.of(REVENUE, value(REVENUE, "1", "0"), BigDecimal.ZERO))
                .isEmpty();
        assertThat(Attainment.of(RATE, value(RATE, "0", "0"), BigDecimal.TEN)).isEmpty();
        assertThat(Attainment.of(RATE, value(RATE, "2", "20"), BigDecimal.TEN)).contains(new BigDecimal("1.0000"));
    }
}
