package app.merit.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {
    @ParameterizedTest
    @CsvSource({"24234,24234", "-1.50,-1.50", "1e3,1000", " 7 ,7", "+5,5", "0.000000001,0.000000001"})
    void decimalsAreExact(String text, String plain) {
        assertThat(Decimals.parse(text).map(BigDecimal::toPlainString)).contains(plain);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "abc", "1e999999999", "1e99", "1,5", "0x10", "NaN", "Infinity", "--1", "1.", ".5", "１２"})
    void whatIsNoDecimalOfABoundedSizeIsNone(String text) {
        assertThat(Decimals.parse(text)).isEmpty();
    }

    @Test
    void thirtyDigitsFitAndThirtyOneDoNot() {
        assertThat(Decimals.parse("9".repeat(30))).isPresent();
        assertThat(Decimals.parse("9".repeat(31))).isEmpty();
        assertThat(Decimals.bounded(new BigDecimal("1E-31"))).isEmpty();
    }

    @Test
    void hugeExponentsInJsonCostNothing() {
        JsonNode json = ((Parsed.Ok<JsonNode>) Json.parse(bytes("{\"a\":1e999999999,\"b\":-1E-999999999}"))).value();
        assertThat(Json.decimal(json.get("a"))).isEmpty();
        assertThat(Json.decimal(json.get("b"))).isEmpty();
        assertThat(Json.id(json.get("a"))).isEmpty();
    }

    @Test
    void jsonIsBoundedInDepthAndNumberLength() {
        assertThat(Json.parse(bytes("[".repeat(100_000)))).isInstanceOf(Parsed.Malformed.class);
        assertThat(Json.parse(bytes("[".repeat(60) + "]".repeat(60)))).isInstanceOf(Parsed.Ok.class);
        assertThat(Json.parse(bytes("9".repeat(201)))).isInstanceOf(Parsed.Malformed.class);
        assertThat(Json.parse(bytes("{} {}"))).isInstanceOf(Parsed.Malformed.class);
        assertThat(Json.parse(new byte[0])).isInstanceOf(Parsed.Malformed.class);
        assertThat(Json.parse(new byte[] {'"', (byte) 0xc3, '"'})).isInstanceOf(Parsed.Malformed.class);
        assertThat(Json.parse(bytes("\uFEFF{}"))).isInstanceOf(Parsed.Ok.class);
    }

    @Test
    void aDecimalKeepsItsPlaces() {
        JsonNode json = ((Parsed.Ok<JsonNode>) Json.parse(bytes("[100.50, 3500, \"7.10\"]"))).value();
        assertThat(Json.decimal(json.get(0)).map(BigDecimal::toPlainString)).contains("100.50");
        assertThat(Json.decimal(json.get(1)).map(BigDecimal::toPlainString)).contains("3500");
        assertThat(Json.decimal(json.get(2)).map(BigDecimal::toPlainString)).contains("7.10");
    }

    @Test
    void timesAreReadInEveryClock() {
        Instant second = Instant.parse("2024-09-17T09:46:30Z");
        assertThat(Times.unixSeconds("1726566390")).contains(second);
        assertThat(Times.unixAny("1726566390123")).contains(second.plusMillis(123));
        assertThat(Times.unixAny("1726566390123456")).contains(second.plusNanos(123_456_000));
        assertThat(Times.iso("2024-09-17T12:46:30+03:00")).contains(second);
        assertThat(Times.spacedUtc("2024-09-17 09:46:30")).contains(second);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "17265663a90", "", "-5", "99999999999999999999", "2024-09-17 09:46:30"})
    void whatIsNoUnixTimeIsNone(String text) {
        assertThat(Times.unixSeconds(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-02-30 10:00:00", "2024-13-01 10:00:00", "2024-02-01T10:00:00", "", "yesterday"})
    void whatIsNoDateIsNone(String text) {
        assertThat(Times.spacedUtc(text)).isEmpty();
    }

    /** Metrics reads no number of more than 30 digits or 12 places: the change that held one would be lost whole. */
    @Test
    void theNoiseOfFloatingPointIsRoundedAway() {
        assertThat(Decimals.parse("0.30000000000000004").map(BigDecimal::toPlainString))
                .contains("0.3");
        assertThat(Decimals.parse("100.0000000000000001").map(BigDecimal::toPlainString))
                .contains("100");
        assertThat(Decimals.parse("1.0000000000005").map(BigDecimal::toPlainString))
                .contains("1.000000000001");
        assertThat(Decimals.parse("1.500000000000").map(BigDecimal::toPlainString))
                .contains("1.500000000000");
        assertThat(Decimals.parse("9".repeat(20) + ".123456789012")).isEmpty();
    }

    @Test
    void anExponentBeyondAllNumbersMakesTheBodyMalformed() {
        assertThat(Json.parse(bytes("{\"a\":1e99999999999}"))).isInstanceOf(Parsed.Malformed.class);
    }

    @Test
    void aTimeMayBeFinerThanANanosecondAndNotBeyondWhatMetricsReads() {
        assertThat(Times.iso("2024-09-17t09:46:30.123456789123z"))
                .contains(Instant.parse("2024-09-17T09:46:30.123456Z"));
        assertThat(Times.iso("9998-12-31T23:59:59Z")).isPresent();
        assertThat(Times.iso("9999-01-01T00:00:00Z")).isEmpty();
    }

    @Test
    void aKeyHoldsNoCharacterThatCannotBeStored() {
        assertThat(Keys.of("a\0", "b")).matches("[0-9a-f]{64}:b").isNotEqualTo(Keys.of("a", "b"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
