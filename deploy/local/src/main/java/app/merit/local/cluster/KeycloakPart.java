package app.merit.local.cluster;

import app.merit.embedded.Checkout;
import app.merit.embedded.EmbeddedKeycloak;
import app.merit.local.process.Part;
import app.merit.local.state.DataDirectory;
import app.merit.local.state.SecretName;
import app.merit.local.state.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The login server with the demo realm. */
final class KeycloakPart implements Part {
    static final String NAME = "keycloak";
    private static final int HEAP_MEBIBYTES = 256;

    private final DataDirectory data;
    private final Addresses addresses;
    private final Secrets secrets;
    private volatile @Nullable EmbeddedKeycloak keycloak;

    KeycloakPart(DataDirectory data, Addresses addresses, Secrets secrets) {
        this.data = data;
        this.addresses = addresses;
        this.secrets = secrets;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String address() {
        return Addresses.url(addresses.keycloak()) + "/";
    }

    @Override
    public Path log() {
        return data.log(NAME);
    }

    @Override
    public String mark() {
        return "-Dkc.home.dir=" + folder();
    }

    @Override
    public ProcessHandle start() throws IOException {
        String realm = Files.readString(Checkout.root().resolve("deploy/keycloak/merit-realm-local.json"));
        EmbeddedKeycloak starting = EmbeddedKeycloak.begin(new EmbeddedKeycloak.Settings(
                folder(),
                addresses.keycloak(),
                addresses.keycloakManagement(),
                HEAP_MEBIBYTES,
                log(),
                realm,
                Map.of(
                        "MERIT_PUBLIC_URL", addresses.gatewayUrl(),
                        "MERIT_PORTAL_CLIENT_SECRET", secrets.get(SecretName.PORTAL_CLIENT)),
                secrets.get(SecretName.KEYCLOAK_ADMIN)));
        keycloak = starting;
        starting.awaitReady();
        return starting.process();
    }

    @Override
    public void stop() {
        EmbeddedKeycloak started = keycloak;
        if (started != null && started.process().isAlive()) {
            started.close();
        }
    }

    private Path folder() {
        return data.folder().resolve(NAME);
    }
}
