package app.merit.ingest.reconcile;

import app.merit.ingest.crm.standard.MeritRecords;
import app.merit.ingest.domain.Change;
import app.merit.ingest.domain.ChangeKind;
import app.merit.ingest.domain.Entity;
import app.merit.ingest.domain.Field;
import app.merit.ingest.domain.Headers;
import app.merit.ingest.domain.InboxPosition;
import app.merit.ingest.domain.Item;
import app.merit.ingest.domain.MessageContext;
import app.merit.ingest.domain.Normalisation;
import app.merit.ingest.domain.Origin;
import app.merit.ingest.domain.ReadNote;
import app.merit.ingest.domain.Received;
import app.merit.ingest.domain.SourceSettings;
import app.merit.ingest.known.KnownEntities;
import app.merit.ingest.read.KeepRecord;
import app.merit.ingest.read.ReadRequests;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** The inbox, the normaliser and what is known, in memory and at once. */
@Alternative
@Singleton
public class FakeTopics implements KeepRecord, KnownEntities, ReadRequests {
    /** A record that was kept. */
    public record Kept(String source, ReadNote note, String content, String who) {}

    public final List<Kept> kept = new CopyOnWriteArrayList<>();
    public final List<ReadRequest> asked = new CopyOnWriteArrayList<>();
    public volatile boolean kafkaAway;
    /** Kept, and not published yet. */
    public volatile boolean slow;

    private final Map<String, Known> known = new ConcurrentHashMap<>();

    /** Something that a signed webhook said. */
    public void heard(String source, String id, Instant at, String owner, String status, String amount, Instant wonAt) {
        heard(source, id, at, owner, status, amount, wonAt, true);
    }

    public void heard(
            String source,
            String id,
            Instant at,
            String owner,
            String status,
            String amount,
            Instant wonAt,
            boolean confirmed) {
        known.put(
                key(source, Entity.DEAL, id),
                new Known(
                        source,
                        Entity.DEAL,
                        id,
                        Optional.of(owner),
                        Optional.of(status),
                        Optional.empty(),
                        Optional.of(new BigDecimal(amount)),
                        Optional.of("EUR"),
                        Optional.ofNullable(wonAt),
                        false,
                        confirmed,
                        at,
                        Optional.empty()));
    }

    @Override
    public boolean keep(SourceSettings source, ReadNote note, byte[] content, Instant readAt) {
        return take(source, note, content, readAt, "", Origin.READ);
    }

    @Override
    public boolean keepImported(SourceSettings source, ReadNote note, byte[] content, Instant at, String who) {
        return take(source, note, content, at, who, Origin.IMPORT);
    }

    private boolean take(SourceSettings source, ReadNote note, byte[] content, Instant at, String who, Origin origin) {
        if (kafkaAway) {
            return false;
        }
        kept.add(new Kept(source.name(), note, new String(content, java.nio.charset.StandardCharsets.UTF_8), who));
        if (!slow) {
            Received received =
                    new Received(source.name(), Headers.of(Map.of()), content, at, source.options(), Optional.of(note));
            List<Item> items =
                    note.kind().equals("merit") ? MeritRecords.decode(received) : new FakeApi().decode(received);
            Normalisation.of(
                            new MessageContext(
                                    source.name(),
                                    source.currency(),
                                    true,
                                    at,
                                    origin,
                                    Optional.of(note),
                                    Optional.empty(),
                                    new InboxPosition(0, 0, "")),
                            items)
                    .changes()
                    .forEach(this::publish);
        }
        return true;
    }

    private void publish(Change change) {
        Known before = known.get(
                key(change.source(), change.fact().entity(), change.fact().id()));
        if (before != null && before.newestAt().isAfter(change.occurredAt())) {
            return;
        }
        known.put(
                key(change.source(), change.fact().entity(), change.fact().id()),
                new Known(
                        change.source(),
                        change.fact().entity(),
                        change.fact().id(),
                        text(change, Field.OWNER),
                        text(change, Field.STATUS),
                        text(change, Field.STAGE),
                        change.fields().value(Field.AMOUNT).map(BigDecimal.class::cast),
                        text(change, Field.CURRENCY),
                        change.fields().value(Field.WON_AT).map(Instant.class::cast),
                        change.fact().change() == ChangeKind.DELETED,
                        true,
                        change.occurredAt(),
                        Optional.of(change.fact().dedupeKey())));
    }

    private static Optional<String> text(Change change, Field field) {
        return change.fields().value(field).map(String.class::cast);
    }

    @Override
    public void ask(Collection<ReadRequest> requests) {
        asked.addAll(requests);
    }

    @Override
    public Map<String, Known> find(String source, Entity entity, Collection<String> ids) {
        Map<String, Known> found = new HashMap<>();
        ids.forEach(
                id -> Optional.ofNullable(known.get(key(source, entity, id))).ifPresent(one -> found.put(id, one)));
        return found;
    }

    @Override
    public List<Won> won(String source, Instant from, Instant until) {
        return wonDeals(source, from, until).stream()
                .collect(Collectors.groupingBy(Known::currency))
                .entrySet()
                .stream()
                .map(group -> new Won(
                        group.getKey(),
                        group.getValue().size(),
                        group.getValue().stream()
                                .map(one -> one.amount().orElse(BigDecimal.ZERO))
                                .reduce(BigDecimal.ZERO, BigDecimal::add)))
                .toList();
    }

    @Override
    public List<String> wonIds(String source, Instant from, Instant until, int most) {
        return wonDeals(source, from, until).stream().map(Known::id).toList();
    }

    private List<Known> wonDeals(String source, Instant from, Instant until) {
        return known.values().stream()
                .filter(one -> one.source().equals(source) && !one.deleted())
                .filter(one -> one.status().filter("won"::equals).isPresent())
                .filter(one -> one.wonAt()
                        .filter(at -> !at.isBefore(from) && at.isBefore(until))
                        .isPresent())
                .toList();
    }

    @Override
    public List<Owned> owned(String source) {
        Map<String, List<Known>> byOwner = known.values().stream()
                .filter(one -> one.source().equals(source) && one.owner().isPresent())
                .collect(Collectors.groupingBy(one -> one.owner().orElseThrow()));
        List<Owned> owned = new ArrayList<>();
        byOwner.forEach((owner, all) -> owned.add(new Owned(
                owner,
                all.stream().filter(one -> one.entity() == Entity.DEAL).count(),
                all.stream().filter(one -> one.entity() == Entity.ACTIVITY).count(),
                all.stream().map(Known::newestAt).max(Instant::compareTo).orElseThrow())));
        return owned;
    }

    private static String key(String source, Entity entity, String id) {
        return source + " " + entity + " " + id;
    }
}
