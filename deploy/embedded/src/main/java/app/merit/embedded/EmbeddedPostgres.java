package app.merit.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;

/** One PostgreSQL server on 127.0.0.1. */
public final class EmbeddedPostgres implements AutoCloseable {

    /**
     * @param data folder of the cluster; initialised if new, kept if not
     * @param port of the clients
     * @param durable true keeps every commit over a crash of the machine; false is quicker, for tests
     * @param superuserPassword of the user {@code postgres}; empty for a cluster that trusts the loopback address
     */
    public record Settings(Path data, int port, boolean durable, String superuserPassword) {
        /** A throw-away server on a free port below the given folder. */
        public static Settings temporary(Path folder) {
            return new Settings(folder.resolve("postgres"), Ports.free(), false, "");
        }
    }

    private final Settings settings;
    private io.zonky.test.db.postgres.embedded.EmbeddedPostgres server;

    private EmbeddedPostgres(Settings settings) {
        this.settings = settings;
    }

    /** Starts the server and waits until it answers. */
    public static EmbeddedPostgres start(Settings settings) {
        EmbeddedPostgres postgres = new EmbeddedPostgres(settings);
        postgres.startAgain();
        return postgres;
    }

    /** A view of a server that trusts the loopback address and was started elsewhere in this JVM. */
    static EmbeddedPostgres running(int port) {
        return new EmbeddedPostgres(new Settings(Path.of(""), port, false, ""));
    }

    /** Starts a stopped server again on the same data and port. */
    public void startAgain() {
        boolean fresh = !Files.exists(settings.data().resolve("PG_VERSION"));
        boolean locked = !settings.superuserPassword().isEmpty();
        String switchName = settings.durable() ? "on" : "off";
        var builder = io.zonky.test.db.postgres.embedded.EmbeddedPostgres.builder()
                .setPort(settings.port())
                .setDataDirectory(settings.data())
                .setCleanDataDirectory(false)
                .setPGStartupWait(Duration.ofSeconds(60))
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("fsync", switchName)
                .setServerConfig("synchronous_commit", switchName)
                .setServerConfig("full_page_writes", switchName)
                .setServerConfig("max_connections", "100")
                .setServerConfig("shared_buffers", settings.durable() ? "96MB" : "64MB");
        if (locked && !fresh) {
            builder.setConnectConfig("password", settings.superuserPassword());
        }
        try {
            server = builder.start();
        } catch (IOException failure) {
            throw new UncheckedIOException("PostgreSQL did not start on port " + settings.port(), failure);
        }
        if (locked && fresh) {
            demandPasswords();
        }
    }

    public int port() {
        return settings.port();
    }

    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + settings.port() + "/" + database;
    }

    /** A connection of the superuser. */
    public Connection superuser(String database) throws SQLException {
        Properties login = new Properties();
        login.setProperty("user", "postgres");
        login.setProperty("password", settings.superuserPassword());
        return DriverManager.getConnection(url(database), login);
    }

    /** Stops the server in order. */
    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException failure) {
            throw new UncheckedIOException("PostgreSQL could not be stopped", failure);
        }
    }

    private void demandPasswords() {
        try (Connection connection = superuser("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("alter role postgres password '%s'"
                    .formatted(settings.superuserPassword().replace("'", "''")));
            Files.writeString(
                    settings.data().resolve("pg_hba.conf"),
                    "host all all 127.0.0.1/32 scram-sha-256\nlocal all all scram-sha-256\n");
            statement.execute("select pg_reload_conf()");
        } catch (SQLException | IOException failure) {
            throw new IllegalStateException("PostgreSQL could not be locked with passwords", failure);
        }
    }
}
