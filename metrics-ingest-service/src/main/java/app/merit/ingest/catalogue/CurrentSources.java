package app.merit.ingest.catalogue;

import app.merit.ingest.catalogue.StoredSource.StoredSecret;
import app.merit.ingest.domain.Secret;
import app.merit.ingest.domain.SourceSettings;
import app.merit.ingest.edge.ConfiguredSources;
import app.merit.ingest.edge.Sources;
import app.merit.ingest.store.IngestDatabase;
import app.merit.service.Role;
import app.merit.service.Roles;
import app.merit.service.db.StoreException;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * The sources as the edge knows them: in memory, with what the database said when it was read last. Whoever asks for a
 * source never waits for the database, but for {@link #settled}.
 */
@Singleton
public class CurrentSources implements Sources {
    private static final Logger LOG = Logger.getLogger(CurrentSources.class);
    /** The revision moves before a change is to be seen, so that it is looked at again for a while. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(10);

    private static final Duration AT_LATEST = Duration.ofSeconds(60);

    /** What the database said. */
    private record Read(
            List<StoredSource> sources, List<StoredSecret> secrets, long revision, Instant movedAt, Instant at) {}

    private final ConfiguredSources configured;
    private final IngestDatabase database;
    private final SourceRows rows;
    private final Clock clock;
    private Optional<Read> read = Optional.empty();
    private volatile boolean complete;
    private volatile Merged current;

    CurrentSources(ConfiguredSources configured, IngestDatabase database, SourceRows rows, Clock clock) {
        this.configured = configured;
        this.database = database;
        this.rows = rows;
        this.clock = clock;
        this.current = Merged.of(configured.all(), List.of(), List.of(), configured.largestBody(), clock.instant());
    }

    /** Before the first request, if the database is there. */
    void start(@Observes StartupEvent event, Roles roles) {
        if (roles.runs(Role.INGEST) && !refresh()) {
            LOG.warn(
                    "Sources of the database are not known yet; requests of unknown sources are answered 503 until then");
        }
    }

    @Override
    public Optional<SourceSettings> find(String name) {
        return Optional.ofNullable(current.sending().get(name));
    }

    @Override
    public Collection<SourceSettings> all() {
        return current.sending().values();
    }

    @Override
    public Collection<SourceSettings> off() {
        return current.off().values();
    }

    @Override
    public Optional<SourceSettings> known(String name) {
        Merged now = current;
        return Optional.ofNullable(now.sending().get(name))
                .or(() -> Optional.ofNullable(now.off().get(name)));
    }

    @Override
    public List<Secret> retired(String name) {
        return current.retired().getOrDefault(name, List.of());
    }

    @Override
    public boolean complete(String name) {
        return complete && !current.unreadable().contains(name);
    }

    @Override
    public boolean settled(String name) {
        return refresh(true) && complete(name);
    }

    /** Whether the source is one of the configuration. */
    public boolean isConfigured(String name) {
        return configured.find(name).isPresent();
    }

    /** Secrets of the database, by source and key id. */
    public synchronized List<StoredSecret> storedSecrets(String source) {
        return read.map(Read::secrets).orElse(List.of()).stream()
                .filter(secret -> secret.source().equals(source))
                .toList();
    }

    public synchronized Optional<StoredSource> stored(String source) {
        return read.map(Read::sources).orElse(List.of()).stream()
                .filter(stored -> stored.settings().name().equals(source))
                .findFirst();
    }

    /** Looks whether something changed; false if the database does not answer, with which all stays as it is known. */
    public boolean refresh() {
        return refresh(false);
    }

    /** @param anyway reads even if nothing seems to have changed */
    public synchronized boolean refresh(boolean anyway) {
        boolean answered = database.ready() && look(anyway);
        // Secrets retire by the clock, with the database or without.
        Instant now = clock.instant();
        current = Merged.of(
                configured.all(),
                read.map(Read::sources).orElse(List.of()),
                read.map(Read::secrets).orElse(List.of()),
                configured.largestBody(),
                now);
        complete = read.isPresent();
        return answered;
    }

    /** Forgets secrets that are no longer blanked. */
    synchronized void forget() {
        Set<String> named = new HashSet<>();
        configured
                .all()
                .forEach(source -> source.secrets().forEach(secret -> named.add(source.name() + " " + secret.keyId())));
        database.call(tx -> rows.forgetSecrets(tx, clock.instant().minus(Merged.BLANKED_FOR), named));
    }

    private boolean look(boolean anyway) {
        Instant now = clock.instant();
        try {
            read = Optional.of(database.call(tx -> {
                long revision = SourceRows.revision(tx);
                boolean moved = read.filter(last -> last.revision() == revision).isEmpty();
                Instant movedAt = moved ? now : read.get().movedAt();
                boolean due = anyway
                        || moved
                        || movedAt.plus(LOOK_AGAIN).isAfter(now)
                        || !read.get().at().plus(AT_LATEST).isAfter(now);
                return due ? new Read(rows.sources(tx), rows.secrets(tx), revision, movedAt, now) : read.get();
            }));
            return true;
        } catch (StoreException away) {
            LOG.debugf("Sources could not be read: %s", away.toString());
            return false;
        }
    }
}
