package app.merit.ingest.normalise;

import app.merit.ingest.crm.SourceType;
import app.merit.ingest.crm.standard.MeritRecords;
import app.merit.ingest.domain.DeadLetter;
import app.merit.ingest.domain.InboxMessage;
import app.merit.ingest.domain.InboxPosition;
import app.merit.ingest.domain.Item;
import app.merit.ingest.domain.MessageContext;
import app.merit.ingest.domain.Normalisation;
import app.merit.ingest.domain.ReadNote;
import app.merit.ingest.domain.Received;
import app.merit.ingest.domain.SourceAdapter;
import app.merit.ingest.domain.SourceSettings;
import app.merit.ingest.edge.Sources;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        Optional<SourceSettings> source = sources.find(message.source());
        List<Item> items;
        try {
            items = items(type.adapter(), message, source);
        } catch (RuntimeException bug) {
            // Decoding is pure, so this is our mistake and will not pass: the message must not block those behind it.
            LOG.errorf(bug, "The %s adapter failed on %s", type.wire(), position);
            return dead(message, position, "adapter-failed", "The adapter failed; the message is kept unchanged.");
        }
        MessageContext context = new MessageContext(
                message.source(),
                source.flatMap(SourceSettings::currency),
                message.proof().signed(),
                message.receivedAt(),
                message.origin(),
                message.read(),
                message.replay(),
                position);
        return Normalisation.of(context, items);
    }

    private static List<Item> items(SourceAdapter adapter, InboxMessage message, Optional<SourceSettings> source) {
        Received received = message.received(source.map(SourceSettings::options).orElse(Map.of()));
        if (message.read().isEmpty()) {
            return adapter.decode(received);
        }
        ReadNote note = message.read().get();
        if (note.missing()) {
            return List.of(note.gone(message.source(), message.receivedAt()));
        }
        if (note.kind().equals(MeritRecords.KIND)) {
            return MeritRecords.decode(received);
        }
        return adapter.records()
                .map(api -> api.decode(received))
                .orElse(List.of(
                        new Item.Unreadable(0, "no-record-api", "Records of this source type cannot be read.")));
    }

    private static Normalisation dead(InboxMessage message, InboxPosition position, String reason, String detail) {
        DeadLetter letter = new DeadLetter(message.source(), reason, detail, 0, position, message.receivedAt());
        return new Normalisation(List.of(), List.of(letter), List.of());
    }
}
