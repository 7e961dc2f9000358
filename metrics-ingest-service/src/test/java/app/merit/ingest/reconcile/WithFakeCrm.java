package app.merit.ingest.reconcile;

import app.merit.ingest.IngestSources;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A role whose CRM, inbox and memory are in this process; its own tables are real. */
public class WithFakeCrm implements QuarkusTestProfile {
    private static final List<String> SOURCES =
            List.of("fake-lost", "fake-day", "fake-outage", "fake-pages", "fake-people", "fake-load");

    @Override
    public Set<Class<?>> getEnabledAlternatives() {
        return Set.of(FakeCrm.class, FakeCrm.Apis.class, FakeTopics.class);
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        Map<String, String> settings = new HashMap<>(Map.of(
                "merit.reconcile.tick", "PT0.2S",
                // What is scheduled happens once, at the start, when the CRMs are empty.
                "merit.reconcile.every", "PT1H",
                "merit.reconcile.heal-wait", "PT2S"));
        for (String source : SOURCES) {
            settings.put("merit.sources." + source + ".type", "standard");
            settings.put("merit.sources." + source + ".currency", "EUR");
            settings.put("merit.sources." + source + ".secrets.s1", IngestSources.SIGNING);
        }
        return settings;
    }
}
