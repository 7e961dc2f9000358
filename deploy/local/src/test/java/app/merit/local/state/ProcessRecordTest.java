package app.merit.local.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessRecordTest {
    @TempDir
    Path folder;

    private Process sleeper;

    @BeforeEach
    void start() throws IOException {
        sleeper = new ProcessBuilder("sleep", "300.25").start();
    }

    @AfterEach
    void end() {
        sleeper.destroyForcibly();
    }

    @Test
    void aRecordedProcessIsFoundAgain() throws IOException {
        ProcessRecords records = new ProcessRecords(folder.resolve("processes"));
        records.write(ProcessRecord.of("gateway", sleeper.toHandle(), "300.25"));

        ProcessRecord record = records.find("gateway").orElseThrow();

        assertThat(record.alive()).contains(sleeper.toHandle());
        assertThat(records.all()).containsExactly(record);
    }

    @Test
    void aProcessThatBeganAtAnotherTimeIsSomebodyElses() {
        ProcessRecord real = ProcessRecord.of("gateway", sleeper.toHandle(), "300.25");

        ProcessRecord reused = new ProcessRecord("gateway", real.pid(), real.startedAtMillis() - 60_000, "300.25");

        assertThat(reused.alive()).isEmpty();
    }

    @Test
    void aProcessWithAnotherCommandLineIsSomebodyElses() {
        assertThat(ProcessRecord.of("gateway", sleeper.toHandle(), "-Dlauncher.part=gateway")
                        .alive())
                .isEmpty();
        assertThat(ProcessRecord.of("gateway", sleeper.toHandle(), "").alive()).isEmpty();
    }

    @Test
    void anEndedProcessIsGone() throws InterruptedException {
        ProcessRecord record = ProcessRecord.of("gateway", sleeper.toHandle(), "300.25");
        sleeper.destroyForcibly().waitFor();

        assertThat(record.alive()).isEmpty();
    }

    @Test
    void aForgottenRecordIsNotFound() throws IOException {
        ProcessRecords records = new ProcessRecords(folder.resolve("processes"));
        records.write(ProcessRecord.of("gateway", sleeper.toHandle(), "300.25"));

        records.forget("gateway");

        assertThat(records.find("gateway")).isEmpty();
        assertThat(records.all()).isEmpty();
    }
}
