package app.merit.metrics.support;

import app.merit.embedded.TestTokens;
import java.time.Instant;

/** Tokens of the demo company's people. */
public final class Tokens {
    private static final String AUDIENCE = "merit-metrics";

    private Tokens() {}

    public static String of(String employee) {
        return TestTokens.token(AUDIENCE, employee, "employee");
    }

    public static String admin() {
        return TestTokens.token(AUDIENCE, null, "kpi-admin");
    }

    public static String with(String employee, String... roles) {
        return TestTokens.token(AUDIENCE, employee, roles);
    }

    public static String until(Instant end, String employee) {
        return TestTokens.tokenUntil(end, AUDIENCE, employee, "employee");
    }

    public static String forAnotherService(String employee) {
        return TestTokens.token("merit-ingest", employee, "employee");
    }
}
