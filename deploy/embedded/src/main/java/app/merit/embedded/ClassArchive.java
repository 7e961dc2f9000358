package app.merit.embedded;

import java.nio.file.Path;
import java.util.List;

/**
 * Class data sharing for a JVM that is started again and again: its classes are written to a file when it ends in order
 * for the first time, and mapped from it later. A file that no longer fits is written anew.
 */
public final class ClassArchive {
    private ClassArchive() {}

    /** The flags of a JVM that uses and keeps this file; the JVM must be able to write its folder. */
    public static List<String> flags(Path archive) {
        return List.of(
                "-XX:+AutoCreateSharedArchive",
                "-XX:SharedArchiveFile=" + archive,
                // Why a file does not fit this time is no news.
                "-Xlog:disable");
    }
}
