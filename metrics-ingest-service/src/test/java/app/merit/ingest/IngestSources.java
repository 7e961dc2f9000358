package app.merit.ingest;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/** The sources that tests post to; every secret is plainly a fake. */
public final class IngestSources implements QuarkusTestResourceLifecycleManager {
    public static final String AMO_SECRET = "fake-amo/secret 1";
    public static final String AMO_OLD_SECRET = "fake-amo-secret-0";
    public static final String BASIC = "hook:fake-basic-password";
    public static final String SIGNING = "whsec_" + base64("fake-signing-key-of-32-bytes-0001");

    @Override
    public Map<String, String> start() {
        return Map.ofEntries(
                Map.entry("merit.sources.amocrm-test.type", "amocrm"),
                Map.entry("merit.sources.amocrm-test.secrets.k0", AMO_OLD_SECRET),
                Map.entry("merit.sources.amocrm-test.secrets.k1", AMO_SECRET),
                Map.entry("merit.sources.amocrm-test.currency", "EUR"),
                Map.entry("merit.sources.amocrm-test.account", "555,example"),
                Map.entry("merit.sources.amocrm-test.name.en", "Sales"),
                Map.entry("merit.sources.amocrm-test.name.ru", "Продажи"),
                Map.entry("merit.sources.pipedrive-test.type", "pipedrive"),
                Map.entry("merit.sources.pipedrive-test.secrets.p1", BASIC),
                Map.entry("merit.sources.pipedrive-test.max-body-bytes", "20000"),
                Map.entry("merit.sources.standard-test.type", "standard"),
                Map.entry("merit.sources.standard-test.secrets.s1", SIGNING),
                Map.entry("merit.ingest.report-every", "PT1S"));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void stop() {
        // Nothing runs.
    }
}
