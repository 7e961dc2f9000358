package app.merit.embedded;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Gives a Quarkus test a fresh service database on the real PostgreSQL. Argument {@code database}: definition, metrics,
 * motivation or ingest. Sets {@code MERIT_DB_URL, MERIT_DB_USER, MERIT_DB_PASSWORD, MERIT_DB_OWNER_USER,
 * MERIT_DB_OWNER_PASSWORD}; argument {@code prefix} puts another word in place of {@code MERIT_DB}.
 */
public final class MeritPostgres implements QuarkusTestResourceLifecycleManager {
    private String database = "";
    private String prefix = "MERIT_DB";

    @Override
    public void init(Map<String, String> arguments) {
        database = arguments.get("database");
        prefix = arguments.getOrDefault("prefix", prefix);
    }

    @Override
    public Map<String, String> start() {
        return freshDatabase(database).entrySet().stream()
                .collect(
                        Collectors.toMap(setting -> setting.getKey().replace("MERIT_DB", prefix), Map.Entry::getValue));
    }

    @Override
    public void stop() {
        // The server ends with the JVM.
    }

    /** Creates the database anew and returns the settings that a service needs for it. */
    public static Map<String, String> freshDatabase(String name) {
        int port = TestEngines.postgresPort();
        ServiceDatabase database = new ServiceDatabase(name, "owner-test", "service-test");
        EmbeddedPostgres postgres = EmbeddedPostgres.running(port);
        try {
            database.drop(postgres);
            database.create(postgres);
        } catch (SQLException failure) {
            throw new IllegalStateException("The database " + name + " could not be made", failure);
        }
        return Map.of(
                "MERIT_DB_URL", postgres.url(name),
                "MERIT_DB_USER", database.service(),
                "MERIT_DB_PASSWORD", database.servicePassword(),
                "MERIT_DB_OWNER_USER", database.owner(),
                "MERIT_DB_OWNER_PASSWORD", database.ownerPassword());
    }
}
