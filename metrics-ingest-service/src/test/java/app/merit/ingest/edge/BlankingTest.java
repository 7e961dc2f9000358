package app.merit.ingest.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlankingTest {
    private final Blanking blanking = new Blanking(List.of("fake/se cret", "pass%41word", "k\"ey\\1", "fake"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fake/se cret",
                "fake%2Fse%20cret",
                "fake%2fse+cret",
                "%66%61%6b%65/se cret",
                "fake\\/se cret",
                "fake\\u002fse cret",
                "\\u0066ake/se cret",
                "pass%41word",
                "pass%2541word",
                "k\\\"ey\\\\1",
                "fake"
            })
    void everyFormOfASecretIsBlanked(String form) {
        assertThat(blanking.blank("a=" + form + "&b")).isEqualTo("a=***&b");
        assertThat(blanking.blank(form)).isEqualTo("***");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "fak", "Fake", "fa ke", "%66%61%6b", "\\u0066", "%", "\\", "fak\\u", "passAword", "\u0000é😀"
            })
    void whatIsNoSecretStays(String text) {
        assertThat(blanking.blank(text)).isEqualTo(text);
    }

    @Test
    void theLongestSecretWins() {
        assertThat(blanking.blank("fake/se cretfake")).isEqualTo("******");
    }

    @Property(tries = 500)
    void noEncodedSecretSurvives(
            @ForAll("secrets") String secret, @ForAll("noise") String before, @ForAll("noise") String after) {
        String encoded = URLEncoder.encode(secret, StandardCharsets.UTF_8);
        Blanking one = new Blanking(List.of(secret));
        assertThat(one.blank(before + encoded + after)).isEqualTo(before + "***" + after);
        assertThat(one.blank(before + secret + after)).isEqualTo(before + "***" + after);
    }

    @Provide
    Arbitrary<String> secrets() {
        return Arbitraries.strings().withChars("ABC/+= %é:\"").ofMinLength(6).ofMaxLength(20);
    }

    @Provide
    Arbitrary<String> noise() {
        return Arbitraries.strings().withChars("xyz&;_").ofMaxLength(20);
    }
}
