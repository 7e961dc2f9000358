package app.merit.local.state;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Held by the one launcher that works on a data folder. The operating system lets go of it when that launcher dies,
 * however it dies, so a lock is never stale.
 */
public final class LauncherLock implements AutoCloseable {
    static final String FILE = "launcher.lock";

    private final FileChannel channel;
    private final FileLock lock;

    private LauncherLock(FileChannel channel, FileLock lock) {
        this.channel = channel;
        this.lock = lock;
    }

    /** The lock, or nothing if a living launcher has it. */
    public static Optional<LauncherLock> tryTake(DataDirectory data) throws IOException {
        FileChannel channel =
                FileChannel.open(data.folder().resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return Optional.of(new LauncherLock(channel, lock));
            }
        } catch (OverlappingFileLockException heldInThisJvm) {
            // The same answer as a lock held elsewhere.
        }
        channel.close();
        return Optional.empty();
    }

    /** True if a living launcher works on the folder. */
    public static boolean isTaken(DataDirectory data) throws IOException {
        Path file = data.folder().resolve(FILE);
        if (!Files.exists(file)) {
            return false;
        }
        Optional<LauncherLock> mine = tryTake(data);
        if (mine.isPresent()) {
            mine.get().close();
        }
        return mine.isEmpty();
    }

    @Override
    public void close() throws IOException {
        lock.release();
        channel.close();
    }
}
