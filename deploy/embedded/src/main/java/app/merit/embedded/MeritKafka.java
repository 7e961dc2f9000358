package app.merit.embedded;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Gives a Quarkus test the real broker: {@code kafka.bootstrap.servers} and {@code KAFKA_BOOTSTRAP_SERVERS}. */
public final class MeritKafka implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
        String servers = TestEngines.kafka();
        return Map.of("kafka.bootstrap.servers", servers, "KAFKA_BOOTSTRAP_SERVERS", servers);
    }

    @Override
    public void stop() {
        // The broker ends with the JVM.
    }
}
