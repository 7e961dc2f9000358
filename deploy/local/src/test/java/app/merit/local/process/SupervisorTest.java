package app.merit.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import app.merit.local.state.ProcessRecord;
import app.merit.local.state.ProcessRecords;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisorTest {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final AtomicInteger givenUp = new AtomicInteger();
    private final List<String> stopped = new CopyOnWriteArrayList<>();
    private ProcessRecords records;
    private Supervisor supervisor;

    @BeforeEach
    void create() {
        records = new ProcessRecords(folder.resolve("processes"));
        Progress progress = new Progress(new PrintStream(printed, true, StandardCharsets.UTF_8), System.nanoTime());
        supervisor = new Supervisor(records, progress, InstantSource.system(), givenUp::incrementAndGet);
    }

    @AfterEach
    void stop() {
        supervisor.stopAll(List.of(List.of("second"), List.of("first")));
    }

    @Test
    void aPartThatDiesIsStartedAgainAndTheEndOfItsLogIsShown() throws IOException {
        SleepingPart part = new SleepingPart("first", "sleep 300.5");
        supervisor.start(part);
        long firstPid = recorded("first").pid();
        Files.writeString(part.log(), "out of coffee\n");

        ProcessHandle.of(firstPid).orElseThrow().destroyForcibly();

        await().untilAsserted(() -> {
            assertThat(recorded("first").pid()).isNotEqualTo(firstPid);
            assertThat(recorded("first").alive()).isPresent();
        });
        await().until(() -> printed.toString(StandardCharsets.UTF_8).contains("first runs again"));
        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("has ended by itself", "out of coffee");
        assertThat(givenUp).hasValue(0);
    }

    @Test
    void aPartThatKeepsDyingIsGivenUp() throws IOException {
        supervisor.start(new SleepingPart("first", "true"));

        await().until(() -> givenUp.get() == 1);

        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("first died again and again; giving up");
    }

    @Test
    void stoppingEndsThePartsGroupByGroupAndForgetsThem() throws IOException {
        SleepingPart first = new SleepingPart("first", "sleep 300.5");
        SleepingPart second = new SleepingPart("second", "sleep 300.5");
        supervisor.start(first);
        supervisor.start(second);

        supervisor.stopAll(List.of(List.of("second"), List.of("first")));

        assertThat(stopped).containsExactly("second", "first");
        assertThat(records.all()).isEmpty();
        assertThat(first.process.isAlive()).isFalse();
        assertThat(second.process.isAlive()).isFalse();
        assertThat(givenUp).hasValue(0);
    }

    @Test
    void nothingIsStartedOnceItIsStopping() {
        supervisor.stopping();

        assertThatThrownBy(() -> supervisor.start(new SleepingPart("first", "sleep 300.5")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("stopped");
    }

    private ProcessRecord recorded(String name) throws IOException {
        return records.find(name).orElseThrow();
    }

    private final class SleepingPart implements Part {
        private final String name;
        private final String command;
        private Process process;

        private SleepingPart(String name, String command) {
            this.name = name;
            this.command = command;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public String address() {
            return "";
        }

        @Override
        public Path log() {
            return folder.resolve(name + ".log");
        }

        @Override
        public String mark() {
            return "300.5";
        }

        @Override
        public ProcessHandle start() throws IOException {
            process = new ProcessBuilder(command.split(" ")).start();
            return process.toHandle();
        }

        @Override
        public void stop() {
            stopped.add(name);
            process.destroyForcibly();
            process.onExit().join();
        }
    }
}
