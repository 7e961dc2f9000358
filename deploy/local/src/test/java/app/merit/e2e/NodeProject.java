package app.merit.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A folder with a package.json whose scripts are part of the tests. */
record NodeProject(Path folder) {
    private static final int LIMIT_MINUTES = 8;

    /** Installs exactly what the lock file says, unless that is there already. */
    void install() throws IOException, InterruptedException {
        if (!Files.isDirectory(folder.resolve("node_modules"))) {
            run(Map.of(), "npm", "ci", "--no-audit", "--no-fund");
        }
    }

    /** Runs a command and shows what it printed if it fails. */
    void run(Map<String, String> environment, String... command) throws IOException, InterruptedException {
        Path log = Files.createTempFile("merit-node", ".log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        boolean ended = process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES);
        if (!ended) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        assertThat(ended && process.exitValue() == 0)
                .as(() -> String.join(" ", command) + " in " + folder + " printed:\n" + read(log))
                .isTrue();
        Files.delete(log);
    }

    private static String read(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException failure) {
            return failure.toString();
        }
    }
}
