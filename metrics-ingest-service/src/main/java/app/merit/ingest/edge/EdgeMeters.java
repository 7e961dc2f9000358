package app.merit.ingest.edge;

import app.merit.ingest.domain.Proof;
import app.merit.ingest.reconcile.Outages;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Locale;

/** Counts what the edge does, per source; names that are not configured count as {@code unknown}. */
@ApplicationScoped
class EdgeMeters implements EdgeLedger {
    private final MeterRegistry registry;
    private final Sources sources;
    private final SignatureFailures failures;
    private final Accepted accepted;
    private final Oversized oversized;
    private final LastEvents lastEvents;
    private final Outages outages;

    EdgeMeters(
            MeterRegistry registry,
            Sources sources,
            SignatureFailures failures,
            Accepted accepted,
            Oversized oversized,
            LastEvents lastEvents,
            Outages outages) {
        this.registry = registry;
        this.sources = sources;
        this.failures = failures;
        this.accepted = accepted;
        this.oversized = oversized;
        this.outages = outages;
        this.lastEvents = lastEvents;
    }

    @Override
    public void note(String source, Answer answer, Instant at) {
        switch (answer) {
            case Answer.Kept _ -> {
                registry.counter("merit.ingest.accepted", "source", source).increment();
                accepted.note(source);
                lastEvents.heard(source, at);
            }
            case Answer.Handshake _ ->
                registry.counter("merit.ingest.handshakes", "source", source).increment();
            case Answer.NotProven(var reason) -> {
                refused(source, reasonWord(reason));
                failures.note(source);
            }
            case Answer.WrongMediaType() -> refused(source, "media-type");
            case Answer.TooLarge(var proven) -> {
                refused(source, proven ? "too-large" : "too-large-not-proven");
                if (proven) {
                    oversized.note(source);
                    outages.noteOversized(source, at);
                }
            }
            case Answer.Busy() -> {
                refused(source, "not-kept");
                outages.noteNotKept(source, at);
            }
            case Answer.Unsure() -> refused(source, "sources-unread");
        }
    }

    void refused(String source, String reason) {
        String known = sources.find(source).isPresent() ? source : "unknown";
        registry.counter("merit.ingest.refused", "source", known, "reason", reason)
                .increment();
    }

    private static String reasonWord(Proof.Reason reason) {
        return "proof-" + reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
