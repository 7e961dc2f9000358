package app.merit.ingest.read;

import app.merit.ingest.domain.ApiSettings;
import app.merit.ingest.domain.Entity;
import app.merit.ingest.domain.ReadNote;
import app.merit.ingest.domain.RecordApi;
import app.merit.ingest.domain.Secret;
import app.merit.ingest.domain.SourceSettings;
import app.merit.ingest.edge.Sources;
import app.merit.ingest.known.KnownRows;
import app.merit.ingest.known.TakeInChanges;
import app.merit.ingest.messaging.IngestConfig;
import app.merit.ingest.ops.OpsFeed;
import app.merit.ingest.read.call.AccountLimits;
import app.merit.ingest.read.call.HttpCrmReader;
import app.merit.ingest.read.call.Logins;
import app.merit.ingest.read.call.Lookups;
import app.merit.ingest.read.call.SendCall;
import app.merit.ingest.read.queue.Claimed;
import app.merit.ingest.read.queue.Outcome;
import app.merit.ingest.read.queue.Pauses;
import app.merit.ingest.read.queue.ReadOne;
import app.merit.ingest.read.queue.ReadQueue;
import app.merit.ingest.store.IngestDatabase;
import app.merit.ingest.store.Vault;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** Everything that reads back one source, on the real database and over real HTTP, with a CRM of its own. */
public final class ReadingRig implements AutoCloseable {
    /** What was kept. */
    public record Kept(ReadNote note, String content, Instant readAt) {}

    public final FakeCrm crm = new FakeCrm();
    public final FakeRecordApi api = new FakeRecordApi(List.of("crm.example"));
    public final List<Kept> kept = new CopyOnWriteArrayList<>();
    public final List<String> told = new CopyOnWriteArrayList<>();
    public final SourceSettings source;
    public final Sources sources;
    public final RecordApis apis;
    public final ReadConfig config;
    public final KnownRows known;
    public final ReadQueue queue;
    public final Pauses pauses;
    public final Logins logins;
    public final CrmReader reader;
    public final TakeInChanges changes;
    public volatile boolean keeps = true;

    private final IngestDatabase database;
    private final Clock clock;
    private final ReadOne read;

    public ReadingRig(String name, IngestDatabase database, AccountLimits limits, Clock clock) {
        this(name, database, limits, clock, true, Map.of());
    }

    public ReadingRig(
            String name,
            IngestDatabase database,
            AccountLimits limits,
            Clock clock,
            boolean allowPrivate,
            Map<String, String> settings) {
        this.database = database;
        this.clock = clock;
        this.source = source(name, crm.address(), allowPrivate);
        this.sources = new OneSource(source);
        this.apis = new OneApi(api);
        this.config = config(settings);
        this.known = new KnownRows(database);
        this.queue = new ReadQueue(database, config, clock);
        this.pauses = new Pauses(database, clock);
        SendCall send = new SendCall(config);
        this.logins = new Logins(database, vault(), send, pauses, new Ops(told), clock);
        this.reader = new HttpCrmReader(apis, send, limits, logins, new Lookups(config, clock), clock);
        this.changes = new TakeInChanges(database, known, queue, sources, apis, new SimpleMeterRegistry());
        this.read = new ReadOne(sources, apis, reader, known, new Keeping(), pauses, config, clock);
    }

    /** With a key that is plainly a fake. */
    public static Vault vault() {
        String key = Base64.getEncoder().encodeToString("fake-key-of-32-bytes-for-tests-!".getBytes());
        return new Vault(new SmallRyeConfigBuilder()
                .withMapping(IngestConfig.class)
                .withDefaultValue("merit.ingest.key", key)
                .build()
                .getConfigMapping(IngestConfig.class));
    }

    public static ReadConfig config(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .withMapping(ReadConfig.class)
                .withDefaultValues(settings)
                .build()
                .getConfigMapping(ReadConfig.class);
    }

    private static SourceSettings source(String name, String address, boolean allowPrivate) {
        return new SourceSettings(
                name,
                "standard",
                List.of(new Secret("k", "fake-secret-of-" + name)),
                Optional.of("EUR"),
                Set.of(),
                1_048_576,
                Map.of(),
                Optional.empty(),
                Map.of(),
                Optional.of(new ApiSettings(
                        Optional.of(address),
                        Map.of("token", "fake-token-0", "refreshToken", "fake-refresh-0"),
                        allowPrivate)));
    }

    /** Works off what is due now, as the loop does. */
    public List<Outcome> step() {
        return queue.claim(Map.of(source.name(), config.atOnce())).stream()
                .map(this::work)
                .toList();
    }

    private Outcome work(Claimed claim) {
        Outcome outcome = read.read(claim);
        queue.end(claim, outcome);
        return outcome;
    }

    public ReadOne readOne() {
        return read;
    }

    public void ask(String id, ReadNote.Cause cause, Optional<Instant> newerThan) {
        queue.ask(List.of(new ReadRequests.ReadRequest(source.name(), Entity.DEAL, "deals", id, "", cause, newerThan)));
    }

    /** State and reason of the request for a deal, or empty if there is none. */
    public Optional<String> state(String id) {
        return database.call(tx -> tx.first(
                "select state || coalesce(':' || reason, '') as s from read_request where source = ? and id = ?",
                row -> row.getString("s"),
                source.name(),
                id));
    }

    private final class Keeping implements KeepRecord {
        @Override
        public boolean keep(SourceSettings of, ReadNote note, byte[] content, Instant readAt) {
            if (keeps) {
                kept.add(new Kept(note, new String(content, StandardCharsets.UTF_8), readAt));
            }
            return keeps;
        }

        @Override
        public boolean keepImported(SourceSettings of, ReadNote note, byte[] content, Instant at, String who) {
            throw new UnsupportedOperationException();
        }
    }

    private record Ops(List<String> told) implements OpsFeed {
        @Override
        public boolean event(String event, Optional<String> source, Map<String, String> values) {
            told.add(event + " " + source.orElse("-") + " " + values);
            return true;
        }

        @Override
        public boolean readiness(String check, State state, String detail, Map<String, String> values) {
            return true;
        }
    }

    private record OneSource(SourceSettings one) implements Sources {
        @Override
        public Optional<SourceSettings> find(String name) {
            return name.equals(one.name()) ? Optional.of(one) : Optional.empty();
        }

        @Override
        public Collection<SourceSettings> all() {
            return List.of(one);
        }
    }

    private static final class OneApi extends RecordApis {
        private final RecordApi api;

        OneApi(RecordApi api) {
            this.api = api;
        }

        @Override
        public Optional<RecordApi> of(SourceSettings source) {
            return Optional.of(api);
        }

        @Override
        public Optional<RecordApi> ofType(String type) {
            return Optional.of(api);
        }
    }

    @Override
    public void close() {
        crm.close();
    }
}
