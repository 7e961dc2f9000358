package app.merit.local.cluster;

import app.merit.embedded.EmbeddedPostgres;
import app.merit.embedded.ServiceDatabase;
import app.merit.local.process.Ending;
import app.merit.local.process.Part;
import app.merit.local.state.DataDirectory;
import app.merit.local.state.SecretName;
import app.merit.local.state.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/** The database server with one database and two roles for each service. */
final class PostgresPart implements Part {
    static final String NAME = "postgresql";
    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);

    private final DataDirectory data;
    private final Addresses addresses;
    private final Secrets secrets;

    PostgresPart(DataDirectory data, Addresses addresses, Secrets secrets) {
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
        return "127.0.0.1:" + addresses.postgres();
    }

    @Override
    public Path log() {
        return data.log(NAME);
    }

    @Override
    public String mark() {
        return folder(data).toString();
    }

    @Override
    public ProcessHandle start() throws IOException {
        EmbeddedPostgres postgres = EmbeddedPostgres.start(new EmbeddedPostgres.Settings(
                folder(data), addresses.postgres(), true, secrets.get(SecretName.POSTGRES)));
        try {
            for (String name : SecretName.DATABASES) {
                new ServiceDatabase(
                                name, secrets.get(SecretName.ownerOf(name)), secrets.get(SecretName.serviceOf(name)))
                        .create(postgres);
            }
        } catch (SQLException failure) {
            throw new IllegalStateException("The databases could not be made: " + failure.getMessage(), failure);
        }
        return runningIn(data).orElseThrow(() -> new IllegalStateException("PostgreSQL has ended, see " + log()));
    }

    @Override
    public void stop() throws IOException {
        Optional<ProcessHandle> server = runningIn(data);
        if (server.isPresent()) {
            Ending.endPostgres(server.get(), STOP_LIMIT);
        }
    }

    /** The server that works on this folder, by its own record of its process number, which is checked. */
    static Optional<ProcessHandle> runningIn(DataDirectory data) throws IOException {
        Path pidFile = folder(data).resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        String mark = folder(data).toString();
        return Files.readAllLines(pidFile).stream()
                .findFirst()
                .map(String::strip)
                .filter(text -> text.matches("[0-9]{1,9}"))
                .flatMap(text -> ProcessHandle.of(Long.parseLong(text)))
                .filter(process -> String.join(" ", process.info().arguments().orElse(new String[0]))
                        .contains(mark));
    }

    private static Path folder(DataDirectory data) {
        return data.folder().resolve(NAME);
    }
}
