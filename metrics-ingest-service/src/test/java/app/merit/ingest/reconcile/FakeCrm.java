package app.merit.ingest.reconcile;

import app.merit.ingest.domain.Reading;
import app.merit.ingest.domain.RecordApi;
import app.merit.ingest.domain.RecordPage;
import app.merit.ingest.domain.SourceSettings;
import app.merit.ingest.domain.UserPage;
import app.merit.ingest.read.CrmReader;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A CRM in memory, two records to a page; its sources are those whose name begins with {@code fake}. */
@Alternative
@Singleton
public class FakeCrm implements CrmReader {
    private static final int PAGE = 2;

    /** A record of a list. */
    public record Row(String kind, String id, Instant modifiedAt, String json) {}

    private final Map<String, Map<String, Row>> rows = new ConcurrentSkipListMap<>();
    private final Map<String, List<UserPage.CrmUser>> users = new ConcurrentSkipListMap<>();
    /** Cursors that were asked for, {@code kind:cursor}. */
    public final List<String> asked = new CopyOnWriteArrayList<>();
    /** Answers given instead of a page, in order. */
    public final List<RecordPage> instead = new CopyOnWriteArrayList<>();

    public void deal(String source, String id, Instant modifiedAt, String fields) {
        put(source, "deals", id, modifiedAt, fields);
    }

    public void put(String source, String kind, String id, Instant modifiedAt, String fields) {
        String json = "{\"id\":\"%s\",\"modifiedAt\":\"%s\",%s}".formatted(id, modifiedAt, fields);
        rows.computeIfAbsent(source, name -> new ConcurrentSkipListMap<>())
                .put(kind + id, new Row(kind, id, modifiedAt, json));
    }

    public void unreadable(String source, String id, Instant modifiedAt) {
        rows.computeIfAbsent(source, name -> new ConcurrentSkipListMap<>())
                .put("deals" + id, new Row("deals", id, modifiedAt, "{}"));
    }

    public void forget(String source, String kind, String id) {
        rows.get(source).remove(kind + id);
    }

    public void people(String source, UserPage.CrmUser... people) {
        users.put(source, List.of(people));
    }

    @Override
    public boolean canRead(SourceSettings source) {
        return source.name().startsWith("fake");
    }

    @Override
    public Reading read(SourceSettings source, String kind, String crmId) {
        Row row = rows.getOrDefault(source.name(), Map.of()).get(kind + crmId);
        return row == null ? new Reading.Missing() : new Reading.Found(bytes(row), Optional.of(row.modifiedAt()));
    }

    @Override
    public RecordPage list(SourceSettings source, String kind, Instant since, Optional<String> cursor) {
        asked.add(kind + ":" + cursor.orElse("-"));
        if (!instead.isEmpty()) {
            return instead.removeFirst();
        }
        List<RecordPage.Listed> all = new ArrayList<>();
        rows.getOrDefault(source.name(), Map.of()).values().stream()
                .filter(row -> row.kind().equals(kind) && !row.modifiedAt().isBefore(since))
                .forEach(row -> all.add(new RecordPage.Listed(row.id(), bytes(row), Optional.of(row.modifiedAt()))));
        int from = cursor.map(Integer::parseInt).orElse(0);
        int until = Math.min(all.size(), from + PAGE);
        return new RecordPage.Records(
                all.subList(Math.min(from, until), until),
                until < all.size() ? Optional.of(Integer.toString(until)) : Optional.empty());
    }

    @Override
    public UserPage users(SourceSettings source, Optional<String> cursor) {
        List<UserPage.CrmUser> all = users.getOrDefault(source.name(), List.of());
        int from = cursor.map(Integer::parseInt).orElse(0);
        int until = Math.min(all.size(), from + PAGE);
        return new UserPage.Users(
                all.subList(from, until), until < all.size() ? Optional.of(Integer.toString(until)) : Optional.empty());
    }

    private static byte[] bytes(Row row) {
        return row.json().getBytes(StandardCharsets.UTF_8);
    }

    /** Every source has the same kinds of record. */
    @Alternative
    @Singleton
    public static class Apis extends RecordApis {
        @Override
        public Optional<RecordApi> of(SourceSettings source) {
            return Optional.of(new FakeApi());
        }
    }
}
