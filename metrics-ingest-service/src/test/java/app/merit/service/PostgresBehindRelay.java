package app.merit.service;

import app.merit.embedded.MeritPostgres;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Both databases behind one relay, which is closed when the application starts. A field of type {@code Consumer} of the
 * test opens it with true and closes it with false.
 */
public final class PostgresBehindRelay implements QuarkusTestResourceLifecycleManager {
    private Relay relay;

    /** After those that give the databases themselves. */
    @Override
    public int order() {
        return 10;
    }

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = new HashMap<>(MeritPostgres.freshDatabase("metrics"));
        MeritPostgres.freshDatabase("ingest")
                .forEach((name, value) -> settings.put(name.replace("MERIT_DB", "MERIT_INGEST_DB"), value));
        try {
            int port = URI.create(settings.get("MERIT_DB_URL").substring("jdbc:".length()))
                    .getPort();
            relay = new Relay(port);
            settings.replaceAll((_, value) -> value.replace(":" + port + "/", ":" + relay.port() + "/"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return settings;
    }

    @Override
    public void inject(TestInjector injector) {
        Consumer<Boolean> database = this::there;
        injector.injectIntoFields(database, field -> field.getType() == Consumer.class);
    }

    private void there(boolean open) {
        try {
            if (open) {
                relay.open();
            } else {
                relay.close();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void stop() {
        there(false);
    }
}
