package app.merit.ingest.reconcile;

import app.merit.ingest.domain.Entity;
import app.merit.ingest.domain.ReadNote;
import app.merit.ingest.domain.Reading;
import app.merit.ingest.domain.RecordPage;
import app.merit.ingest.domain.SourceSettings;
import app.merit.ingest.domain.UserPage;
import app.merit.ingest.known.KnownEntities;
import app.merit.ingest.read.CrmReader;
import app.merit.ingest.read.KeepRecord;
import app.merit.ingest.read.ReadRequests;
import io.quarkus.arc.DefaultBean;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Stands in until the reader, the queue and the memory are merged; goes away then. */
@Singleton
@DefaultBean
class Absent implements CrmReader, KeepRecord, ReadRequests, KnownEntities {
    private static final Reading NOTHING = new Reading.Refused("no-reader", "Nothing is read here.");

    @Override
    public boolean canRead(SourceSettings source) {
        return false;
    }

    @Override
    public Reading read(SourceSettings source, String kind, String crmId) {
        return NOTHING;
    }

    @Override
    public RecordPage list(SourceSettings source, String kind, Instant changedSince, Optional<String> cursor) {
        return new RecordPage.None(NOTHING);
    }

    @Override
    public UserPage users(SourceSettings source, Optional<String> cursor) {
        return new UserPage.None(NOTHING);
    }

    @Override
    public boolean keep(SourceSettings source, ReadNote note, byte[] content, Instant readAt) {
        return false;
    }

    @Override
    public boolean keepImported(SourceSettings source, ReadNote note, byte[] content, Instant at, String who) {
        return false;
    }

    @Override
    public void ask(Collection<ReadRequest> requests) {
        // Nobody reads.
    }

    @Override
    public Map<String, Known> find(String source, Entity entity, Collection<String> ids) {
        return Map.of();
    }

    @Override
    public List<Won> won(String source, Instant from, Instant until) {
        return List.of();
    }

    @Override
    public List<Owned> owned(String source) {
        return List.of();
    }
}
