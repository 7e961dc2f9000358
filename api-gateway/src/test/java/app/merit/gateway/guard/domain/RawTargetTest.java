package app.merit.gateway.guard.domain;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RawTargetTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/api/metrics/values?kpi=revenue&subject=employee:anna.petrova&period=2026-11",
                "/api/definitions/targets/revenue/employee:anna.petrova/2026-11",
                "/webhooks/amocrm-main/s%20ecret",
                "/webhooks/amocrm-main/50%25off",
                "/api/definitions/people?ids=../..;%2f%00",
                "/a/.hidden/...",
                "/a/",
                "/%D0%B0"
            })
    void plainTargetsPass(String target) {
        assertThat(new RawTarget(target).fault()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/metrics;a=b/values",
                "/api/metrics%3b/values",
                "/api/metrics%3B/values",
                "/api%2fmetrics",
                "/api%2Fmetrics",
                "/api/%5cmetrics",
                "/api/%5Cmetrics",
                "/api\\metrics",
                "/api/%00",
                "/api/a%0d%0ab",
                "/api/%7f",
                "/api/.",
                "/api/..",
                "/api/../q/metrics",
                "/api/./metrics",
                "/api/%2e%2e/q/metrics",
                "/api/.%2E/q/metrics",
                "/api/a%2eb",
                "/api/%252e%252e/q",
                "/api/%252fq",
                "/api//metrics",
                "//evil.example/",
                "/%61pi/metrics",
                "/api/%",
                "/api/%2",
                "/api/%zz",
                "/api/#fragment",
                "/api/\u00e4",
                "/api/a b",
                "http://evil.example/api/metrics",
                "*",
                "api/metrics",
                ""
            })
    void whatTwoParsersCouldReadDifferentlyIsRefused(String target) {
        assertThat(new RawTarget(target).fault()).isPresent();
    }

    @Property
    void aForbiddenEscapeIsRefusedWhereverItStands(
            @ForAll @AlphaChars @StringLength(max = 8) String before,
            @ForAll("forbidden") String escape,
            @ForAll @AlphaChars @StringLength(max = 8) String after) {
        assertThat(new RawTarget("/api/" + before + escape + after).fault()).isPresent();
    }

    @Property
    void codesOfOurOwnAlwaysPass(
            @ForAll @CharRange(from = 'a', to = 'z') @StringLength(min = 1, max = 8) String code,
            @ForAll @CharRange(from = '0', to = '9') @StringLength(min = 1, max = 8) String more) {
        String target = "/api/definitions/employees/" + code + "." + more + "-_" + code;
        assertThat(new RawTarget(target).fault()).isEmpty();
        assertThat(new RawTarget(target + "?a=b").path()).isEqualTo(target);
    }

    @Provide
    Arbitrary<String> forbidden() {
        return Arbitraries.of(
                "%2f", "%2F", "%5c", "%5C", "%3b", "%3B", "%00", "%2e", "%2E", "%1f", ";", "\\", "//", "/../", "/./");
    }
}
