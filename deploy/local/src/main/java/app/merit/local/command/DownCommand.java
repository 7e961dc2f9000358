package app.merit.local.command;

import app.merit.local.cluster.Orphans;
import app.merit.local.process.Progress;
import app.merit.local.state.DataDirectory;
import app.merit.local.state.LauncherLock;
import app.merit.local.state.LauncherRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ./merit down}. */
@Command(name = "down", description = "Stops what ./merit up started.", mixinStandardHelpOptions = true)
public final class DownCommand implements Callable<Integer> {
    private static final int LIMIT_SECONDS = 120;

    @Mixin
    private DataOption data = new DataOption();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Progress progress = new Progress(System.out, System.nanoTime());
        DataDirectory directory = data.directory();
        if (!directory.isOurs()) {
            progress.print("Merit does not run on " + directory.folder() + ".");
            return 0;
        }
        boolean stopped = stopLauncher(directory, progress);
        if (LauncherLock.isTaken(directory)) {
            progress.print("The launcher still holds " + directory.folder() + ". End it by hand, then ./merit down.");
            return 1;
        }
        int orphans = Orphans.end(directory, progress);
        Files.deleteIfExists(directory.launcher());
        progress.print(
                stopped || orphans > 0 ? "Merit is stopped." : "Merit does not run on " + directory.folder() + ".");
        return 0;
    }

    private static boolean stopLauncher(DataDirectory data, Progress progress)
            throws IOException, InterruptedException {
        Optional<ProcessHandle> launcher = LauncherRecord.read(data.launcher())
                .flatMap(record -> record.process().alive());
        if (launcher.isEmpty()) {
            return false;
        }
        progress.say("asking the launcher (process " + launcher.get().pid() + ") to stop everything");
        launcher.get().destroy();
        try {
            launcher.get().onExit().get(LIMIT_SECONDS, TimeUnit.SECONDS);
            progress.say("the launcher has ended");
        } catch (TimeoutException stuck) {
            progress.say("it has not ended within " + LIMIT_SECONDS + " s and is ended by force");
            launcher.get().destroyForcibly();
            launcher.get().onExit().join();
        } catch (ExecutionException failure) {
            throw new IllegalStateException("Waiting for the launcher failed", failure);
        }
        return true;
    }
}
