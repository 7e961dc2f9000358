package app.merit.local.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import app.merit.local.process.Progress;
import app.merit.local.state.DataDirectory;
import app.merit.local.state.ProcessRecord;
import app.merit.local.state.ProcessRecords;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrphansTest {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final Progress progress =
            new Progress(new PrintStream(printed, true, StandardCharsets.UTF_8), System.nanoTime());
    private DataDirectory data;
    private ProcessRecords records;
    private Process sleeper;

    @BeforeEach
    void start() throws IOException {
        data = new DataDirectory(folder);
        data.open();
        records = new ProcessRecords(data.processes());
        sleeper = new ProcessBuilder("sleep", "300.75").start();
    }

    @AfterEach
    void end() {
        sleeper.destroyForcibly();
    }

    @Test
    void whatAKilledLauncherLeftIsEndedAndNamed() throws IOException {
        records.write(ProcessRecord.of("api-gateway", sleeper.toHandle(), "300.75"));

        int ended = Orphans.end(data, progress);

        assertThat(ended).isEqualTo(1);
        assertThat(sleeper.toHandle().isAlive()).isFalse();
        assertThat(records.all()).isEmpty();
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("ending api-gateway (process " + sleeper.pid() + "), left over");
    }

    @Test
    void aProcessThatOnlyHasTheSameNumberIsLeftAlone() throws IOException {
        ProcessRecord real = ProcessRecord.of("api-gateway", sleeper.toHandle(), "300.75");
        records.write(new ProcessRecord("api-gateway", real.pid(), real.startedAtMillis() - 3_600_000, "300.75"));
        records.write(ProcessRecord.of("kafka", sleeper.toHandle(), folder.toString()));

        int ended = Orphans.end(data, progress);

        assertThat(ended).isZero();
        assertThat(sleeper.isAlive()).isTrue();
        assertThat(records.all()).isEmpty();
    }

    @Test
    void aPostgresProcessNumberOfAnotherProgramIsLeftAlone() throws IOException {
        Path server = Files.createDirectories(folder.resolve(PostgresPart.NAME));
        Files.writeString(server.resolve("postmaster.pid"), sleeper.pid() + "\n" + server + "\n");

        assertThat(Orphans.end(data, progress)).isZero();

        assertThat(sleeper.isAlive()).isTrue();
    }
}
