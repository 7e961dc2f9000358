package app.merit.ingest.reconcile;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Keeps many records at once: order does not matter, and one acknowledgement after the other would take long. */
public final class Keeping {
    private static final int AT_ONCE = 100;

    private Keeping() {}

    /** @return true if all of them are kept */
    public static boolean all(List<Callable<Boolean>> records) {
        for (int from = 0; from < records.size(); from += AT_ONCE) {
            if (!some(records.subList(from, Math.min(records.size(), from + AT_ONCE)))) {
                return false;
            }
        }
        return true;
    }

    private static boolean some(List<Callable<Boolean>> records) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            boolean all = true;
            for (Future<Boolean> kept : threads.invokeAll(records)) {
                all &= kept.get();
            }
            return all;
        } catch (ExecutionException failure) {
            throw new IllegalStateException("A record could not be kept", failure.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
