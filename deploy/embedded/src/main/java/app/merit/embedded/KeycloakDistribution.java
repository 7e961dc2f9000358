package app.merit.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * The unpacked Keycloak of this checkout. Keycloak compiles its settings into itself (20 to 40 s); that is done once and
 * kept beside it, so that every later start on this checkout is a quick one.
 */
final class KeycloakDistribution {
    /** Settings that Keycloak fixes when it builds itself; a change here builds it anew. */
    private static final List<String> BUILD_OPTIONS =
            List.of("--db=dev-file", "--cache=local", "--health-enabled=true", "--metrics-enabled=false");

    private KeycloakDistribution() {}

    /** The folder of the distribution, built for our settings. Several processes may ask at once: one builds. */
    static Path built() {
        Path folder = unpacked();
        try (FileChannel channel = FileChannel.open(
                        folder.resolveSibling("keycloak-build.lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
                FileLock _ = channel.lock()) {
            Path mark = folder.resolve("merit-build.txt");
            if (!Files.exists(mark) || !Files.readString(mark).equals(stateOf(folder))) {
                build(folder);
                Files.writeString(mark, stateOf(folder));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("Keycloak could not be built", failure);
        }
        return folder;
    }

    /** The options and what the build wrote: a distribution unpacked over a built one is not built, mark or not. */
    private static String stateOf(Path folder) throws IOException {
        Path built = folder.resolve("lib/quarkus/generated-bytecode.jar");
        String output = Files.exists(built) ? Files.size(built) + " " + Files.getLastModifiedTime(built) : "none";
        return String.join("\n", BUILD_OPTIONS) + "\n" + output;
    }

    /** True if the next start must build Keycloak first. */
    static boolean needsBuild() {
        return !Files.exists(unpacked().resolve("merit-build.txt"));
    }

    private static Path unpacked() {
        Path parent = Checkout.root().resolve("deploy/embedded/target/keycloak-dist");
        if (!Files.isDirectory(parent)) {
            throw new IllegalStateException(parent + " is missing: run mvn -pl deploy/embedded -am generate-resources");
        }
        try (Stream<Path> folders = Files.list(parent)) {
            return folders.filter(folder -> folder.getFileName().toString().startsWith("keycloak-"))
                    .filter(Files::isDirectory)
                    .max(Path::compareTo)
                    .orElseThrow(() -> new IllegalStateException("No Keycloak in " + parent));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void build(Path folder) throws IOException {
        Path log = folder.resolveSibling("keycloak-build.log");
        ProcessBuilder builder = new ProcessBuilder(
                Stream.concat(Stream.of("sh", folder.resolve("bin/kc.sh").toString(), "build"), BUILD_OPTIONS.stream())
                        .toList());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("JAVA_OPTS_APPEND", "-XX:TieredStopAtLevel=1");
        Process process = builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        try {
            if (process.waitFor() != 0) {
                throw new IllegalStateException("Keycloak could not be built, see " + log);
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while Keycloak was being built", interrupted);
        }
    }
}
