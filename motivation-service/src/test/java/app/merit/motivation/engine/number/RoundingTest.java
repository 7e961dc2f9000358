package app.merit.motivation.engine.number;

import static org.assertj.core.api.Assertions.assertThat;

import app.merit.motivation.engine.number.Rounding.Mode;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoundingTest {
    private static String rounded(String amount, String currency, Rounding rounding) {
        return rounding.round(Fraction.of(new BigDecimal(amount)), Currency.getInstance(currency))
                .toPlainString();
    }

    @ParameterizedTest
    @CsvSource({
        "2.5, JPY, 3",
        "2.4999, JPY, 2",
        "1.0005, KWD, 1.001",
        "1.00049, KWD, 1.000",
        "1.005, EUR, 1.01",
        "-1.005, EUR, -1.01"
    })
    void theMinorUnitIsThatOfTheCurrencyAndAHalfGoesUp(String amount, String currency, String expected) {
        assertThat(rounded(amount, currency, Rounding.DEFAULT)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"HALF_EVEN, 1.005, 1.00", "HALF_EVEN, 1.015, 1.02", "DOWN, 1.019, 1.01", "DOWN, -1.019, -1.01"})
    void aSchemeStatesAnotherRule(Mode mode, String amount, String expected) {
        assertThat(rounded(amount, "EUR", new Rounding(mode, null))).isEqualTo(expected);
    }

    @Test
    void wholeUnitsKeepTheDecimalsOfTheCurrency() {
        assertThat(rounded("10.50", "EUR", new Rounding(Mode.HALF_UP, 0))).isEqualTo("11.00");
    }

    @Test
    void unitsLeftOverGoToTheLargestRemaindersAndThenToTheFirst() {
        var third = Fraction.of(1).over(Fraction.of(3));

        assertThat(LargestRemainder.split(new BigDecimal("1.00"), List.of(third, third, third)))
                .containsExactly(new BigDecimal("0.34"), new BigDecimal("0.33"), new BigDecimal("0.33"));
        assertThat(LargestRemainder.split(new BigDecimal("0.00"), List.of())).isEmpty();
    }
}
