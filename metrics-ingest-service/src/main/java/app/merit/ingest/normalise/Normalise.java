package app.merit.ingest.normalise;

import app.merit.ingest.crm.SourceType;
import app.merit.ingest.domain.DeadLetter;
import app.merit.ingest.domain.InboxMessage;
import app.merit.ingest.domain.InboxPosition;
import app.merit.ingest.domain.Item;
import app.merit.ingest.domain.Normalisation;
import app.merit.ingest.domain.SourceSettings;
import app.merit.ingest.edge.Sources;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jboss.logging.Logger;

/** Understands one inbox message. The same message gives the same result, whenever it is read. */
@ApplicationScoped
public class Normalise {
    private static final Logger LOG = Logger.getLogger(Normalise.class);

    private final Sources sources;

    public Normalise(Sources sources) {
        this.sources = sources;
    }

    Normalisation of(InboxMessage message, InboxPosition position) {
        return SourceType.ofWire(message.sourceType())
                .map(type -> decoded(type, message, position))
                .orElseGet(() -> dead(message, position, "unknown-source-type", "No adapter has this source type."));
    }

    private Normalisation decoded(SourceType type, InboxMessage message, InboxPosition position) {
        List<Item> items;
        try {
            items = type.adapter().decode(message.received());
        } catch (RuntimeException bug) {
            // Decoding is pure, so this is our mistake and will not pass: the message must not block those behind it.
            LOG.errorf(bug, "The %s adapter failed on %s", type.wire(), position);
            return dead(message, position, "adapter-failed", "The adapter failed; the message is kept unchanged.");
        }
        return Normalisation.of(
                message.source(),
                items,
                sources.find(message.source()).flatMap(SourceSettings::currency),
                message.proof().signed(),
                message.receivedAt(),
                position);
    }

    private static Normalisation dead(InboxMessage message, InboxPosition position, String reason, String detail) {
        DeadLetter letter = new DeadLetter(message.source(), reason, detail, 0, position, message.receivedAt());
        return new Normalisation(List.of(), List.of(letter), List.of());
    }
}
