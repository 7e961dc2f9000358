package app.merit.bench.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A temporary folder with engines; both are gone when it is closed, also by Ctrl-C. */
public final class Bed implements AutoCloseable {
    private final Path folder;
    private final Engines engines;
    private final Thread hook;

    public Bed() throws IOException {
        folder = Files.createTempDirectory("merit-bench");
        engines = Engines.start(folder);
        hook = new Thread(this::end);
        Runtime.getRuntime().addShutdownHook(hook);
    }

    public Path folder() {
        return folder;
    }

    public Engines engines() {
        return engines;
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(hook);
        end();
    }

    /** Children that are still there were started by this JVM: none of them may outlive it. */
    private void end() {
        engines.close();
        ProcessHandle.current().children().forEach(ProcessHandle::destroyForcibly);
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException | UncheckedIOException left) {
            // A file that vanished or stays behind in the temporary folder hurts nobody.
        }
    }
}
