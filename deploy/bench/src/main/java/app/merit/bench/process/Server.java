package app.merit.bench.process;

import java.time.Duration;

/** A process that takes webhooks. */
public interface Server extends AutoCloseable {
    /** Address without a path. */
    String url();

    /** Path of the webhooks; {@code %d} stands for a source counted from 1. */
    String path();

    ProcessHandle process();

    /** Processor time since its start. */
    default Duration processorTime() {
        return process().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    @Override
    void close();
}
