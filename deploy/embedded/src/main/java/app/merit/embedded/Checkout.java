package app.merit.embedded;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Finds the engines' files in the checkout that this code was built in. */
public final class Checkout {
    private Checkout() {}

    /**
     * The checkout's root: the system property {@code merit.home}, else the nearest folder above the working directory
     * that holds {@code deploy/embedded/pom.xml}.
     *
     * @throws IllegalStateException if there is none
     */
    public static Path root() {
        String stated = System.getProperty("merit.home");
        Path start = Path.of(stated == null ? "" : stated).toAbsolutePath().normalize();
        return Stream.iterate(start, folder -> folder != null, Path::getParent)
                .filter(folder -> Files.isRegularFile(folder.resolve("deploy/embedded/pom.xml")))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No Merit checkout at or above " + start));
    }

    static Path brokerLibs() {
        return built(root().resolve("deploy/embedded/kafka/target/libs"));
    }

    static Path classes() {
        return built(root().resolve("deploy/embedded/target/classes"));
    }

    private static Path built(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new IllegalStateException(
                    folder + " is missing: run mvn -pl deploy/embedded -am generate-resources compile");
        }
        return folder;
    }
}
