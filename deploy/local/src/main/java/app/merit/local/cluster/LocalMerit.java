package app.merit.local.cluster;

import app.merit.local.process.Progress;
import app.merit.local.process.Supervisor;
import app.merit.local.state.DataDirectory;
import app.merit.local.state.LauncherLock;
import app.merit.local.state.LauncherRecord;
import app.merit.local.state.ProcessRecord;
import app.merit.local.state.ProcessRecords;
import app.merit.local.state.RefusedException;
import app.merit.local.state.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** One run of the cluster on one data folder, from taking the lock to letting go of it. */
public final class LocalMerit implements AutoCloseable {
    private final DataDirectory data;
    private final Addresses addresses;
    private final Progress progress;
    private final LauncherLock lock;
    private final Secrets secrets;
    private final Cluster cluster;
    private final CountDownLatch lost = new CountDownLatch(1);

    private LocalMerit(DataDirectory data, Addresses addresses, Progress progress, LauncherLock lock, Secrets secrets)
            throws IOException {
        this.data = data;
        this.addresses = addresses;
        this.progress = progress;
        this.lock = lock;
        this.secrets = secrets;
        Path sources = SourcesFile.open(data.folder(), secrets);
        Supervisor supervisor =
                new Supervisor(new ProcessRecords(data.processes()), progress, InstantSource.system(), lost::countDown);
        this.cluster = new Cluster(data, addresses, secrets, sources, supervisor, progress);
    }

    /**
     * Takes the data folder and makes room: ends what a killed launcher left, empties the folder if asked, checks the
     * ports.
     *
     * @throws RefusedException says what is in the way and how to go on
     */
    public static LocalMerit prepare(DataDirectory data, Addresses addresses, boolean fresh, Progress progress)
            throws IOException {
        data.open();
        Optional<LauncherLock> lock = LauncherLock.tryTake(data);
        if (lock.isEmpty()) {
            throw alreadyRunning(data);
        }
        try {
            Orphans.end(data, progress);
            if (fresh) {
                data.wipe();
                progress.say("emptied " + data.folder());
            }
            addresses.demandFree();
            Files.createDirectories(data.logs());
            Secrets secrets = Secrets.open(data.secrets(), new SecureRandom());
            LocalMerit merit = new LocalMerit(data, addresses, progress, lock.get(), secrets);
            merit.record("starting");
            return merit;
        } catch (IOException | RuntimeException refused) {
            lock.get().close();
            throw refused;
        }
    }

    public void start() {
        cluster.start();
    }

    /** Tells other shells how far this run is. */
    public void record(String state) throws IOException {
        ProcessRecord self = ProcessRecord.of(LauncherRecord.NAME, ProcessHandle.current(), "app.merit.local");
        new LauncherRecord(self, addresses.port(), state).write(data.launcher());
    }

    /** Waits until a part cannot be kept alive any more; for ever if all goes well. */
    public void awaitLoss() throws InterruptedException {
        lost.await();
    }

    public Secrets secrets() {
        return secrets;
    }

    public Addresses addresses() {
        return addresses;
    }

    public DataDirectory data() {
        return data;
    }

    /** Ends everything in order and lets go of the data folder. */
    @Override
    public void close() throws IOException {
        record("stopping");
        cluster.stop();
        Orphans.end(data, progress);
        Files.deleteIfExists(data.launcher());
        lock.close();
    }

    private static RefusedException alreadyRunning(DataDirectory data) throws IOException {
        Optional<LauncherRecord> other = LauncherRecord.read(data.launcher());
        String who = other.map(record -> " as process " + record.process().pid() + " at " + record.url())
                .orElse("");
        return new RefusedException(
                "Merit already runs on " + data.folder() + who + ".",
                "Stop it with ./merit down, or run a second one: ./merit up --data DIR --port PORT");
    }
}
