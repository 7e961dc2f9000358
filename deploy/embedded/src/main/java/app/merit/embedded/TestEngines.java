package app.merit.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * The engines of a test JVM: started at first use, ended with the JVM. What they are reached by is kept in system
 * properties, because a Quarkus test loads this class more than once.
 */
public final class TestEngines {
    private static final String KAFKA = "merit.test.kafka";
    private static final String POSTGRES = "merit.test.postgres";
    private static final Object LOCK = Checkout.class.getName().intern();

    private TestEngines() {}

    /** Bootstrap servers of the broker. */
    public static String kafka() {
        synchronized (LOCK) {
            String running = System.getProperty(KAFKA);
            if (running != null) {
                return running;
            }
            Path folder = temporaryFolder("merit-kafka");
            EmbeddedKafka kafka = EmbeddedKafka.start(EmbeddedKafka.Settings.temporary(folder));
            endWithJvm(kafka::kill, folder);
            System.setProperty(KAFKA, kafka.bootstrapServers());
            return kafka.bootstrapServers();
        }
    }

    /** Port of the PostgreSQL server, which trusts the loopback address. */
    public static int postgresPort() {
        synchronized (LOCK) {
            Integer running = Integer.getInteger(POSTGRES);
            if (running != null) {
                return running;
            }
            Path folder = temporaryFolder("merit-postgres");
            EmbeddedPostgres postgres = EmbeddedPostgres.start(EmbeddedPostgres.Settings.temporary(folder));
            endWithJvm(postgres::close, folder);
            System.setProperty(POSTGRES, Integer.toString(postgres.port()));
            return postgres.port();
        }
    }

    private static Path temporaryFolder(String prefix) {
        try {
            return Files.createTempDirectory(prefix);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void endWithJvm(Runnable end, Path folder) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            end.run();
            delete(folder);
        }));
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException | UncheckedIOException left) {
            // A file that vanished or stays behind in the temporary folder hurts nobody.
        }
    }
}
