package app.merit.gateway.support;

import app.merit.embedded.Checkout;
import app.merit.embedded.EmbeddedKeycloak;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;

/** The real Keycloak with the local realm: started at first use, ended with the JVM. */
public class RealKeycloak implements QuarkusTestResourceLifecycleManager {
    // A system property, because a Quarkus test loads this class more than once.
    private static final String RUNNING = "merit.test.keycloak";

    @Override
    public Map<String, String> start() {
        if (System.getProperty(RUNNING) == null) {
            System.setProperty(RUNNING, launch());
        }
        return Map.of("MERIT_OIDC_URL", System.getProperty(RUNNING) + "/realms/merit");
    }

    private static String launch() {
        try {
            Path folder = Files.createTempDirectory("merit-keycloak");
            String realm = Files.readString(Checkout.root().resolve("deploy/keycloak/merit-realm-local.json"));
            EmbeddedKeycloak keycloak = EmbeddedKeycloak.start(EmbeddedKeycloak.Settings.temporary(folder, realm));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                keycloak.kill();
                delete(folder);
            }));
            return keycloak.url();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException | UncheckedIOException left) {
            // What stays behind in the temporary folder hurts nobody.
        }
    }

    @Override
    public void stop() {
        // It serves the next test too.
    }
}
