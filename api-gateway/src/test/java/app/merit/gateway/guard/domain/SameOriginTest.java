package app.merit.gateway.guard.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SameOriginTest {
    private static final String OWN = "https://merit.example";

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "OPTIONS"})
    void safeMethodsNeedNoProof(String method) {
        assertThat(SameOrigin.fault(method, OWN, List.of(), List.of())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE"})
    void unsafeMethodsNeedOriginAndMark(String method) {
        assertThat(SameOrigin.fault(method, OWN, List.of(OWN), List.of("1"))).isEmpty();
        assertThat(SameOrigin.fault(method, OWN, List.of(OWN), List.of())).isPresent();
        assertThat(SameOrigin.fault(method, OWN, List.of(), List.of("1"))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"null", "http://merit.example", "https://merit.example:8443", "https://merit.example.evil.test"})
    void anyOtherOriginIsForeign(String origin) {
        assertThat(SameOrigin.fault("POST", OWN, List.of(origin), List.of("1"))).isPresent();
    }

    @Test
    void twoOriginsAreForeign() {
        assertThat(SameOrigin.fault("POST", OWN, List.of(OWN, OWN), List.of("1")))
                .isPresent();
    }

    @Test
    void anotherMarkIsNone() {
        assertThat(SameOrigin.fault("POST", OWN, List.of(OWN), List.of("true"))).isPresent();
    }
}
