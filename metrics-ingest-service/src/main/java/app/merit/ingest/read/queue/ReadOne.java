package app.merit.ingest.read.queue;

import app.merit.ingest.domain.Change;
import app.merit.ingest.domain.Headers;
import app.merit.ingest.domain.InboxPosition;
import app.merit.ingest.domain.MessageContext;
import app.merit.ingest.domain.Normalisation;
import app.merit.ingest.domain.Origin;
import app.merit.ingest.domain.ReadNote;
import app.merit.ingest.domain.ReadNote.Cause;
import app.merit.ingest.domain.Reading;
import app.merit.ingest.domain.Received;
import app.merit.ingest.domain.RecordApi;
import app.merit.ingest.domain.SourceSettings;
import app.merit.ingest.edge.Sources;
import app.merit.ingest.known.KnownEntities;
import app.merit.ingest.read.CrmReader;
import app.merit.ingest.read.KeepRecord;
import app.merit.ingest.read.ReadConfig;
import app.merit.ingest.read.RecordApis;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Reads one record that was claimed, keeps what it says, and tells what becomes of the request. */
@ApplicationScoped
public class ReadOne {
    /** Longer records would not fit into a Kafka record once they are JSON text. */
    private static final int LONGEST_RECORD = 1_900_000;

    private static final Duration AFTER_OWN_LIMIT = Duration.ofSeconds(2);
    private static final Duration AFTER_BROKEN_LOGIN = Duration.ofMinutes(1);

    private final Sources sources;
    private final RecordApis apis;
    private final CrmReader reader;
    private final KnownEntities known;
    private final KeepRecord keep;
    private final Pauses pauses;
    private final ReadConfig config;
    private final Clock clock;
    private final Waits waits;

    public ReadOne(
            Sources sources,
            RecordApis apis,
            CrmReader reader,
            KnownEntities known,
            KeepRecord keep,
            Pauses pauses,
            ReadConfig config,
            Clock clock) {
        this.sources = sources;
        this.apis = apis;
        this.reader = reader;
        this.known = known;
        this.keep = keep;
        this.pauses = pauses;
        this.config = config;
        this.clock = clock;
        this.waits = new Waits(config, RandomGenerator.getDefault());
    }

    /** @throws app.merit.service.db.StoreException if the database is away: the claim runs out by itself */
    public Outcome read(Claimed claim) {
        Optional<SourceSettings> source = sources.find(claim.source());
        Optional<RecordApi> api = source.flatMap(apis::of);
        if (source.isEmpty() || api.isEmpty()) {
            return new Outcome.Parked("source-not-readable");
        }
        Instant readAt = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return switch (reader.read(source.get(), claim.kind(), claim.crmId())) {
            case Reading.Found found -> found(claim, source.get(), api.get(), found, readAt);
            case Reading.Missing _ -> missing(claim, source.get(), readAt);
            case Reading.Later later -> later(claim, later);
            case Reading.LoginExpired _ ->
                new Outcome.Again(waits.jittered(AFTER_BROKEN_LOGIN), "login-broken", false, Optional.empty());
            case Reading.Refused refused -> new Outcome.Parked(refused.reason());
        };
    }

    private Outcome found(Claimed claim, SourceSettings source, RecordApi api, Reading.Found found, Instant readAt) {
        if (found.content().length > LONGEST_RECORD) {
            return new Outcome.Parked("record-too-long");
        }
        ReadNote note = claim.note(false);
        boolean unchanged = isKnown(source, note, api, found.content(), readAt);
        if (!unchanged && !keep.keep(source, note, found.content(), readAt)) {
            return Outcome.Again.failed(waits.after(claim.attempts()), "not-kept");
        }
        if (api.eventsCarryChangeTime() && isOlder(found.modifiedAt(), claim.newerThan())) {
            return outdated(claim);
        }
        return new Outcome.Done(unchanged ? "unchanged" : "kept");
    }

    /** Some CRMs tell the time of a change in milliseconds and that of the record in seconds. */
    private static boolean isOlder(Optional<Instant> modifiedAt, Optional<Instant> newerThan) {
        return modifiedAt.isPresent()
                && newerThan
                        .map(at -> at.truncatedTo(ChronoUnit.SECONDS))
                        .filter(modifiedAt.get()::isBefore)
                        .isPresent();
    }

    private Outcome outdated(Claimed claim) {
        return claim.outdatedReads() >= config.outdatedReads()
                ? new Outcome.Parked("outdated")
                : new Outcome.Again(
                        waits.after(claim.outdatedReads() + 1), "outdated", false, Optional.of(Cause.OUTDATED));
    }

    /** True if it is the state that the newest published read has told already. */
    private boolean isKnown(SourceSettings source, ReadNote note, RecordApi api, byte[] content, Instant readAt) {
        List<Change> changes = changes(source, note, api, content, readAt);
        return changes.size() == 1
                && lastReadKey(source, note)
                        .filter(changes.getFirst().fact().dedupeKey()::equals)
                        .isPresent();
    }

    /** What the normaliser will make of it. */
    private static List<Change> changes(
            SourceSettings source, ReadNote note, RecordApi api, byte[] content, Instant readAt) {
        Received received = new Received(
                source.name(),
                Headers.of(Map.of("content-type", "application/json")),
                content,
                readAt,
                source.options(),
                Optional.of(note));
        MessageContext context = new MessageContext(
                source.name(),
                source.currency(),
                true,
                readAt,
                Origin.READ,
                Optional.of(note),
                Optional.empty(),
                new InboxPosition(0, 0, ""));
        return Normalisation.of(context, api.decode(received)).changes();
    }

    private Optional<String> lastReadKey(SourceSettings source, ReadNote note) {
        return knownOf(source, note).flatMap(KnownEntities.Known::lastReadKey);
    }

    private Optional<KnownEntities.Known> knownOf(SourceSettings source, ReadNote note) {
        return Optional.ofNullable(
                known.find(source.name(), note.entity(), List.of(note.id())).get(note.id()));
    }

    private Outcome missing(Claimed claim, SourceSettings source, Instant readAt) {
        ReadNote note = claim.note(true);
        Optional<KnownEntities.Known> entity = knownOf(source, note);
        boolean deleted = entity.filter(KnownEntities.Known::deleted).isPresent();
        if (deleted
                && entity.flatMap(KnownEntities.Known::lastReadKey)
                        .filter(ReadNote::saysMissing)
                        .isPresent()) {
            return new Outcome.Done("unchanged");
        }
        boolean expected = deleted || claim.causes().contains(Cause.DELETION);
        boolean longEnough = !claim.firstAskedAt().plus(config.missingAfter()).isAfter(readAt);
        if (!expected && !longEnough) {
            return Outcome.Again.failed(waits.after(claim.attempts()), "not-found");
        }
        return keep.keep(source, note, new byte[0], readAt)
                ? new Outcome.Done("missing")
                : Outcome.Again.failed(waits.after(claim.attempts()), "not-kept");
    }

    private Outcome later(Claimed claim, Reading.Later later) {
        if (later.reason().equals(CrmReader.OWN_LIMIT)) {
            return new Outcome.Again(waits.jittered(AFTER_OWN_LIMIT), later.reason(), false, Optional.empty());
        }
        Duration wait = waits.after(claim.attempts());
        if (later.after().isPresent()) {
            Duration asked = waits.atLeast(later.after().get());
            pauses.rest(claim.source(), asked, later.reason());
            wait = asked;
        }
        return Outcome.Again.failed(wait, later.reason());
    }
}
