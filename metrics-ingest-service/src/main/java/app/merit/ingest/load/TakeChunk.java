package app.merit.ingest.load;

import app.merit.ingest.domain.Entity;
import app.merit.ingest.domain.SourceSettings;
import app.merit.ingest.format.Keys;
import app.merit.ingest.known.KnownEntities;
import app.merit.ingest.load.CheckedRow.Bad;
import app.merit.ingest.load.CheckedRow.Good;
import app.merit.ingest.load.ImportJob.Sums;
import app.merit.ingest.read.KeepRecord;
import app.merit.ingest.reconcile.Keeping;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/** Takes in one chunk of a file: good rows are kept, bad ones are listed. */
@Singleton
public class TakeChunk {
    private final ImportJobs jobs;
    private final KeepRecord keep;
    private final KnownEntities known;
    private final Clock clock;

    TakeChunk(ImportJobs jobs, KeepRecord keep, KnownEntities known, Clock clock) {
        this.jobs = jobs;
        this.keep = keep;
        this.known = known;
        this.clock = clock;
    }

    /** What came of a chunk. */
    enum Taking {
        TAKEN,
        /** More rows than the import's chunks have. */
        TOO_MANY_ROWS,
        /** Kafka did not take all of it: send it again; what was kept already counts once. */
        NOT_KEPT
    }

    Taking take(ImportJob job, SourceSettings source, int n, byte[] body) {
        List<byte[]> lines = lines(body);
        if (lines.size() > job.chunkRows()) {
            return Taking.TOO_MANY_ROWS;
        }
        List<RowFault> faults = new ArrayList<>();
        Map<String, Good> good = new LinkedHashMap<>();
        int bad = 0;
        long row = (long) n * job.chunkRows();
        for (byte[] line : lines) {
            row++;
            switch (CheckedRow.of(source, row, line, job.stamp(), job.askedAt())) {
                case Bad(var found) -> {
                    bad++;
                    faults.addAll(found);
                }
                case Good one -> good.put(digest(one), one);
            }
        }
        // Rows of one chunk that say the same count once.
        long said = lines.size() - bad;
        Set<String> before = loadedBefore(source.name(), good);
        List<Callable<Boolean>> toKeep = new ArrayList<>();
        Set<String> digests = new HashSet<>(good.keySet());
        digests.removeAll(before);
        if (!job.dryRun()) {
            for (String digest : digests) {
                Good one = good.get(digest);
                toKeep.add(() -> keep.keepImported(source, one.note(), one.content(), job.askedAt(), job.askedBy()));
            }
            if (!Keeping.all(toKeep)) {
                return Taking.NOT_KEPT;
            }
        }
        Sums sums = new Sums(lines.size(), digests.size(), said - digests.size(), bad);
        jobs.book(job, n, lines.size(), sums, faults, job.dryRun() ? Set.of() : digests, clock.instant());
        return Taking.TAKEN;
    }

    /**
     * What is in the books of earlier imports and known as an entity: without the second, a Kafka that was set up anew
     * could never be loaded again.
     */
    private Set<String> loadedBefore(String source, Map<String, Good> rows) {
        Set<String> booked = jobs.loadedBefore(source, rows.keySet());
        Map<Entity, Set<String>> ids = booked.stream()
                .map(rows::get)
                .collect(Collectors.groupingBy(
                        one -> one.note().entity(),
                        Collectors.mapping(one -> one.note().id(), Collectors.toSet())));
        Set<String> there = new HashSet<>();
        ids.forEach((entity, wanted) ->
                there.addAll(keys(entity, known.find(source, entity, wanted).keySet())));
        booked.removeIf(digest -> {
            var note = rows.get(digest).note();
            return !there.contains(note.entity().wire() + ":" + note.id());
        });
        return booked;
    }

    private static List<String> keys(Entity entity, Collection<String> ids) {
        return ids.stream().map(id -> entity.wire() + ":" + id).toList();
    }

    private static String digest(Good row) {
        return Keys.digest(row.change().fact().dedupeKey().getBytes(StandardCharsets.UTF_8));
    }

    /** Lines that hold something; a line ends with a line feed, with or without a carriage return. */
    private static List<byte[]> lines(byte[] body) {
        List<byte[]> lines = new ArrayList<>();
        int from = 0;
        for (int at = 0; at <= body.length; at++) {
            if (at == body.length || body[at] == '\n') {
                String line = new String(body, from, at - from, StandardCharsets.UTF_8);
                if (!line.isBlank()) {
                    lines.add(java.util.Arrays.copyOfRange(body, from, at));
                }
                from = at + 1;
            }
        }
        return lines;
    }
}
