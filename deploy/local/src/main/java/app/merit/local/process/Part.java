package app.merit.local.process;

import java.io.IOException;
import java.nio.file.Path;

/** One process of the cluster that the launcher starts, watches and ends. */
public interface Part {
    /** A short name, also of its log: {@code kafka}, {@code api-gateway} ... */
    String name();

    /** Where it answers, for people. */
    String address();

    Path log();

    /** A text of its command line by which a later launcher knows it again. */
    String mark();

    /**
     * Starts it and waits until it answers.
     *
     * @return the process to watch
     * @throws IllegalStateException if it ends or does not answer in time
     */
    ProcessHandle start() throws IOException;

    /** Ends it in order, by force if that takes too long; nothing if it does not run. */
    void stop() throws IOException;
}
