package app.merit.ingest;

/** A loop of the ingest role: started once the topics are there, each in a thread of its own, stopped with the role. */
public interface BackgroundWork {
    /** Name of its thread, {@code merit-ingest-...}. */
    String name();

    /** Works until {@link #stop()}; gets over failures of Kafka, PostgreSQL and CRMs by itself. */
    void run();

    /** Makes {@link #run()} return soon; called from another thread. */
    void stop();
}
