package app.merit.local.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherLockTest {
    @TempDir
    Path folder;

    private DataDirectory data;

    @BeforeEach
    void openFolder() throws IOException {
        data = new DataDirectory(folder);
        data.open();
    }

    @Test
    void onlyOneLauncherAtATimeGetsTheFolder() throws IOException {
        try (LauncherLock first = LauncherLock.tryTake(data).orElseThrow()) {
            assertThat(first).isNotNull();
            assertThat(LauncherLock.tryTake(data)).isEmpty();
            assertThat(LauncherLock.isTaken(data)).isTrue();
        }
        assertThat(LauncherLock.isTaken(data)).isFalse();
        Optional<LauncherLock> next = LauncherLock.tryTake(data);
        assertThat(next).isPresent();
        next.get().close();
    }

    @Test
    void theRecordTellsOtherShellsWhoRunsWhere() throws IOException {
        ProcessRecord self = ProcessRecord.of(LauncherRecord.NAME, ProcessHandle.current(), "java");

        new LauncherRecord(self, 9080, "running").write(data.launcher());

        LauncherRecord read = LauncherRecord.read(data.launcher()).orElseThrow();
        assertThat(read.url()).isEqualTo("http://127.0.0.1:9080/");
        assertThat(read.process()).isEqualTo(self);
        assertThat(read.process().alive()).contains(ProcessHandle.current());
    }
}
