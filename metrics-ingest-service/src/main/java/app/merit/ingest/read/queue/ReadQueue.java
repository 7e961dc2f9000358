package app.merit.ingest.read.queue;

import app.merit.ingest.domain.Entity;
import app.merit.ingest.domain.ReadNote;
import app.merit.ingest.known.EntityKey;
import app.merit.ingest.read.ReadConfig;
import app.merit.ingest.read.ReadRequests;
import app.merit.ingest.store.IngestDatabase;
import app.merit.service.db.Tx;
import app.merit.service.db.Tx.Column;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The table {@code read_request}: who asks, who claims, and how a claim ends. */
@Singleton
public class ReadQueue implements ReadRequests {
    private final IngestDatabase database;
    private final ReadConfig config;
    private final Clock clock;

    public ReadQueue(IngestDatabase database, ReadConfig config, Clock clock) {
        this.database = database;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public void ask(Collection<ReadRequest> requests) {
        database.run(tx -> ask(tx, requests));
    }

    /** In the transaction of what asks. */
    public void ask(Tx tx, Collection<ReadRequest> requests) throws SQLException {
        if (requests.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        Map<EntityKey, Asked> asked = new TreeMap<>();
        requests.forEach(request ->
                asked.merge(key(request), Asked.of(request, now, delay(request.cause())), Asked::joinedWith));
        tx.update(
                """
                insert into read_request as r (source, entity, id, kind, crm_id, id_space, causes, newer_than, state,
                  first_asked_at, asked_at, not_before)
                select source, entity, id, kind, crm_id, id_space, string_to_array(causes, ','), newer_than, 'waiting',
                  asked_at, asked_at, not_before
                from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as n (source, entity, id, kind, crm_id, id_space, causes,
                  newer_than, asked_at, not_before)
                order by source, entity, id
                on conflict (source, entity, id) do update set
                  kind = excluded.kind, crm_id = excluded.crm_id, id_space = excluded.id_space,
                  causes = case when r.state = 'waiting'
                    then (select array_agg(distinct c order by c) from unnest(r.causes || excluded.causes) as c)
                    else excluded.causes end,
                  newer_than = case when r.state = 'waiting'
                    then greatest(r.newer_than, excluded.newer_than) else excluded.newer_than end,
                  first_asked_at = case when r.state = 'waiting' then r.first_asked_at else excluded.asked_at end,
                  asked_at = excluded.asked_at,
                  not_before = case
                    when 'requested' = any (excluded.causes) then excluded.not_before
                    when r.state = 'waiting' and r.attempts > 0 then r.not_before
                    when r.state = 'waiting' then greatest(r.rest_until, least(r.not_before, excluded.not_before))
                    else greatest(r.rest_until, excluded.not_before) end,
                  attempts = case when r.state = 'waiting' then r.attempts else 0 end,
                  outdated_reads = case when r.state = 'waiting' then r.outdated_reads else 0 end,
                  reason = case when r.state = 'waiting' then r.reason end,
                  state = 'waiting',
                  revision = r.revision + 1
                """,
                Column.text(asked.keySet(), EntityKey::source),
                Column.text(asked.keySet(), key -> key.entity().wire()),
                Column.text(asked.keySet(), EntityKey::id),
                Column.text(asked.values(), Asked::kind),
                Column.text(asked.values(), Asked::crmId),
                Column.text(asked.values(), Asked::idSpace),
                Column.text(asked.values(), Asked::causesText),
                Column.of("timestamptz", asked.values(), one -> one.newerThan().orElse(null)),
                Column.of("timestamptz", asked.values(), _ -> now),
                Column.of("timestamptz", asked.values(), Asked::notBefore));
    }

    private static EntityKey key(ReadRequest request) {
        String id = request.idSpace().isEmpty() ? request.crmId() : request.idSpace() + "-" + request.crmId();
        return new EntityKey(request.source(), request.entity(), id);
    }

    private Duration delay(ReadNote.Cause cause) {
        return switch (cause) {
            case UNCONFIRMED -> config.confirmAfter();
            case DELETION -> config.deletionAfter();
            case THIN, TIE, OUTDATED, RECONCILIATION, IMPORT, REQUESTED -> Duration.ZERO;
        };
    }

    /** What a read that was begun at an instant answered, whoever asked for it: needs no read of its own any more. */
    public record Answered(EntityKey key, Instant readAt, Instant recordAt) {}

    /** Takes away requests for thin and unconfirmed records that such a read answers. */
    public void answered(Tx tx, Collection<Answered> reads) throws SQLException {
        if (reads.isEmpty()) {
            return;
        }
        tx.update(
                """
                delete from read_request r using unnest(?, ?, ?, ?, ?) as n (source, entity, id, read_at, record_at)
                where r.source = n.source and r.entity = n.entity and r.id = n.id and r.state = 'waiting'
                  and r.lease_until is null and r.asked_at < n.read_at
                  and (r.newer_than is null or r.newer_than <= n.record_at)
                  and r.causes <@ array['thin', 'unconfirmed']
                """,
                Column.text(reads, read -> read.key().source()),
                Column.text(reads, read -> read.key().entity().wire()),
                Column.text(reads, read -> read.key().id()),
                Column.of("timestamptz", reads, Answered::readAt),
                Column.of("timestamptz", reads, Answered::recordAt));
    }

    /**
     * Claims what is due, the longest due first.
     *
     * @param free how many of each source may be worked on now
     */
    public List<Claimed> claim(Map<String, Integer> free) {
        Instant now = clock.instant();
        List<Map.Entry<String, Integer>> sources =
                free.entrySet().stream().filter(entry -> entry.getValue() > 0).toList();
        return database.call(tx -> {
            tx.update("delete from read_request where state = 'resting' and not_before < ?", now);
            tx.update("delete from read_pause where until < ?", now);
            return tx.query(
                    """
                    with due as (
                      select d.source, d.entity, d.id from unnest(?, ?) as f (source, most)
                      cross join lateral (
                        select r.source, r.entity, r.id from read_request r
                        where r.source = f.source and r.state = 'waiting' and r.not_before <= ?
                          and (r.lease_until is null or r.lease_until < ?)
                          and not exists (select 1 from read_pause p where p.source = f.source)
                        order by r.not_before limit f.most for update skip locked) as d)
                    update read_request r set lease_until = ? from due
                    where r.source = due.source and r.entity = due.entity and r.id = due.id
                    returning r.*
                    """,
                    ReadQueue::claimed,
                    Column.text(sources, Map.Entry::getKey),
                    Column.of("int", sources, Map.Entry::getValue),
                    now,
                    now,
                    now.plus(config.lease()));
        });
    }

    private static Claimed claimed(ResultSet row) throws SQLException {
        return new Claimed(
                row.getString("source"),
                Entity.valueOf(row.getString("entity").toUpperCase(Locale.ROOT)),
                row.getString("id"),
                row.getString("kind"),
                row.getString("crm_id"),
                row.getString("id_space"),
                causes((String[]) row.getArray("causes").getArray()),
                Optional.ofNullable(Tx.instant(row, "newer_than")),
                row.getInt("attempts"),
                row.getInt("outdated_reads"),
                Optional.ofNullable(Tx.instant(row, "first_asked_at")).orElseThrow(),
                row.getLong("revision"));
    }

    private static Set<ReadNote.Cause> causes(String[] words) {
        Set<ReadNote.Cause> causes = EnumSet.noneOf(ReadNote.Cause.class);
        Arrays.stream(words).map(ReadNote.Cause::ofWire).forEach(cause -> cause.ifPresent(causes::add));
        return causes;
    }

    /** Ends the claim. A record that was asked for meanwhile stays in the queue and is read once more after a pause. */
    public void end(Claimed claim, Outcome outcome) {
        Instant now = clock.instant();
        switch (outcome) {
            case Outcome.Done _ -> done(claim, now);
            case Outcome.Again again -> again(claim, again, now);
            case Outcome.Parked(var reason) -> park(claim, reason, now);
        }
    }

    private void done(Claimed claim, Instant now) {
        update("""
                update read_request set lease_until = null, attempts = 0, outdated_reads = 0, reason = null,
                  state = case when revision = ? then 'resting' else 'waiting' end,
                  first_asked_at = asked_at, rest_until = ?, not_before = ?
                where source = ? and entity = ? and id = ?
                """, claim, claim.revision(), now.plus(config.pause()), now.plus(config.pause()));
    }

    private void again(Claimed claim, Outcome.Again again, Instant now) {
        update(
                """
                update read_request set lease_until = null, attempts = attempts + ?, outdated_reads = outdated_reads + ?, reason = ?,
                  not_before = ?,
                  causes = (select array_agg(distinct c order by c) from unnest(causes || string_to_array(?, ',')) as c)
                where source = ? and entity = ? and id = ?
                """,
                claim,
                again.counts() ? 1 : 0,
                again.alsoBecause().isPresent() ? 1 : 0,
                again.reason(),
                now.plus(again.after()),
                again.alsoBecause().map(ReadNote.Cause::wire).orElse(""));
    }

    private void park(Claimed claim, String reason, Instant now) {
        update("""
                update read_request set lease_until = null, reason = ?, attempts = 0, outdated_reads = 0,
                  state = case when revision = ? then 'parked' else 'waiting' end, rest_until = ?, not_before = ?
                where source = ? and entity = ? and id = ?
                """, claim, reason, claim.revision(), now.plus(config.parkedFor()), now.plus(config.parkedFor()));
    }

    private void update(String sql, Claimed claim, Object... values) {
        Object[] parameters = Arrays.copyOf(values, values.length + 3);
        parameters[values.length] = claim.source();
        parameters[values.length + 1] = claim.entity().wire();
        parameters[values.length + 2] = claim.id();
        database.run(tx -> tx.update(sql, parameters));
    }
}
