package app.merit.ingest.edge;

import java.time.Instant;

/** Learns what became of each request, to count it. Gets no bytes of it. */
interface EdgeLedger {
    /** @param source a configured name, or {@code unknown} */
    void note(String source, Answer answer, Instant at);
}
