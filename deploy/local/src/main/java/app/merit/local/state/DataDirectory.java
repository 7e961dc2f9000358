package app.merit.local.state;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder that holds everything a local Merit keeps. A marker file tells it from any other folder, so that
 * {@code --fresh} can never wipe something that is not ours.
 */
public record DataDirectory(Path folder) {
    /** Name of the file that makes a folder a Merit data folder. */
    static final String MARKER = "merit-data";

    private static final List<String> KEPT_WHEN_WIPED = List.of(MARKER, LauncherLock.FILE);

    public DataDirectory {
        folder = folder.toAbsolutePath().normalize();
    }

    /**
     * Makes the folder if it is missing or empty.
     *
     * @throws RefusedException if it holds something that is not Merit's
     */
    public void open() throws IOException {
        Files.createDirectories(folder);
        if (isOurs()) {
            return;
        }
        try (Stream<Path> entries = Files.list(folder)) {
            if (entries.findAny().isPresent()) {
                throw new RefusedException(
                        folder + " is not empty and is not a Merit data folder; nothing was touched.",
                        "Name another folder: ./merit up --data DIR");
            }
        }
        Files.writeString(folder.resolve(MARKER), "This folder belongs to ./merit; './merit up --fresh' empties it.\n");
    }

    public boolean isOurs() {
        return Files.isRegularFile(folder.resolve(MARKER));
    }

    /** Removes everything in the folder but the marker and the lock that the caller holds. */
    public void wipe() throws IOException {
        if (!isOurs()) {
            throw new RefusedException(
                    folder + " is not a Merit data folder; nothing was touched.", "Check the folder after --data.");
        }
        try (Stream<Path> entries = Files.list(folder)) {
            for (Path entry : entries.toList()) {
                if (!KEPT_WHEN_WIPED.contains(entry.getFileName().toString())) {
                    delete(entry);
                }
            }
        }
    }

    public Path logs() {
        return folder.resolve("logs");
    }

    public Path log(String part) {
        return logs().resolve(part + ".log");
    }

    public Path processes() {
        return folder.resolve("processes");
    }

    public Path secrets() {
        return folder.resolve("secrets.properties");
    }

    public Path launcher() {
        return folder.resolve("launcher.properties");
    }

    /** Links inside (Keycloak's home has some) are removed, never followed. */
    private static void delete(Path entry) throws IOException {
        try (Stream<Path> files = Files.walk(entry)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
