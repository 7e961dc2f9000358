package app.merit.motivation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files of the contracts this service publishes. */
public final class Contract {
    private Contract() {}

    public static String text(String path) {
        try {
            return Files.readString(Path.of("src/main/contracts").resolve(path));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
