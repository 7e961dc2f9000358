package app.merit.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EdgeCheckTest {
    private static final String SECRET = "a".repeat(32);

    @Test
    void plainHttpStaysOnLoopback() {
        assertThat(EdgeCheck.fault(false, "127.0.0.1", SECRET)).isEmpty();
        assertThat(EdgeCheck.fault(false, "0.0.0.0", SECRET))
                .hasValueSatisfying(fault -> assertThat(fault).contains("MERIT_GATEWAY_TLS"));
        assertThat(EdgeCheck.fault(true, "0.0.0.0", SECRET)).isEmpty();
    }

    @Test
    void theSessionSecretMustBeLongAndOnesOwn() {
        assertThat(EdgeCheck.fault(true, "0.0.0.0", "a".repeat(31))).isPresent();
        assertThat(EdgeCheck.fault(true, "0.0.0.0", "fake-session-secret-for-development-only"))
                .isPresent();
    }
}
