package app.merit.ingest.reconcile;

import app.merit.ingest.Pulse;
import app.merit.ingest.domain.Change;
import app.merit.ingest.domain.Entity;
import app.merit.ingest.domain.ReadNote;
import app.merit.ingest.domain.Reading;
import app.merit.ingest.domain.RecordApi;
import app.merit.ingest.domain.SourceSettings;
import app.merit.ingest.known.KnownEntities;
import app.merit.ingest.known.KnownEntities.Won;
import app.merit.ingest.people.CompanyZone;
import app.merit.ingest.read.CrmReader;
import app.merit.ingest.read.ReadRequests;
import app.merit.ingest.read.ReadRequests.ReadRequest;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Counts the won deals of the days that are not settled yet, ours and the CRM's, and says whether they agree. */
@Singleton
public class CheckDays {
    private static final Duration LOOK = Duration.ofMillis(500);
    /** Deals of one day that are read one by one to see why the CRM does not list them. */
    private static final int MOST_READS = 200;

    /** Reads and compares all records that changed since. */
    interface Listing {
        /** @return empty if all were read; else why not */
        Optional<String> read(Instant from, Consumer<Change> seen);
    }

    private final KnownEntities known;
    private final RecordApis apis;
    private final CrmReader reader;
    private final ReadRequests requests;
    private final Completeness completeness;
    private final Marks marks;
    private final Gaps gaps;
    private final CompanyZone zone;
    private final ReconcileConfig config;
    private final Clock clock;
    private final Pulse pulse = new Pulse();

    CheckDays(
            KnownEntities known,
            RecordApis apis,
            CrmReader reader,
            ReadRequests requests,
            Completeness completeness,
            Marks marks,
            Gaps gaps,
            CompanyZone zone,
            ReconcileConfig config,
            Clock clock) {
        this.known = known;
        this.apis = apis;
        this.reader = reader;
        this.requests = requests;
        this.completeness = completeness;
        this.marks = marks;
        this.gaps = gaps;
        this.zone = zone;
        this.config = config;
        this.clock = clock;
    }

    /** Days that are over, not older than the configured number nor than the source, and not found complete yet. */
    Set<LocalDate> due(String source, Instant now) {
        LocalDate today = zone.dayOf(now.minus(config.dayEndsAfter()));
        Optional<LocalDate> first = marks.firstAt(source).map(zone::dayOf);
        Set<LocalDate> days = new TreeSet<>();
        for (LocalDate day = today.minusDays(config.days()); day.isBefore(today); day = day.plusDays(1)) {
            if (first.isPresent() && !day.isBefore(first.get())) {
                days.add(day);
            }
        }
        if (!days.isEmpty()) {
            days.removeAll(completeness.settled(source, today.minusDays(config.days())));
        }
        return days;
    }

    /** @return empty if the days could be compared; else why not, and the days are red */
    Optional<String> check(SourceSettings source, Instant now, Listing listing) {
        Set<LocalDate> days = due(source.name(), now);
        if (days.isEmpty()) {
            return Optional.empty();
        }
        WonTally theirs = new WonTally(zone.zone(), days);
        Optional<String> failure = listing.read(zone.startOf(days.iterator().next()), theirs::see);
        if (failure.isPresent() && pulse.stopped()) {
            return failure;
        }
        if (failure.isPresent()) {
            days.forEach(day ->
                    completeness.change(source.name(), day, known -> DayRecords.unreadable(known, failure.get())));
            return failure;
        }
        awaitHealing(source.name());
        days.forEach(day -> conclude(source, day, theirs));
        return Optional.empty();
    }

    /** What was just found missing is on its way: without waiting for it each such day would be called red first. */
    private void awaitHealing(String source) {
        Instant until = clock.instant().plus(config.healWait());
        gaps.heal(known);
        while (gaps.anyOpen(source) && clock.instant().isBefore(until) && pulse.rest(LOOK)) {
            gaps.heal(known);
        }
    }

    private void conclude(SourceSettings source, LocalDate day, WonTally theirs) {
        Totals ours = ours(source.name(), day);
        if (!ours.sameAs(theirs.of(day))) {
            explain(source, day, theirs);
        }
        Totals listed = theirs.of(day);
        completeness.change(source.name(), day, before -> DayRecords.checked(before, ours, listed, clock.instant()));
    }

    private Totals ours(String source, LocalDate day) {
        Totals totals = Totals.NONE;
        for (Won won : known.won(source, zone.startOf(day), zone.startOf(day.plusDays(1)))) {
            totals =
                    totals.plus(won.currency().orElse(Totals.NO_CURRENCY), new Totals.Total(won.deals(), won.amount()));
        }
        return totals;
    }

    /**
     * Deals that we have as won and the CRM did not list: either their won time was set by hand to a day after their last
     * change, then the record says so; or they are gone or lost, then the read takes that in.
     */
    private void explain(SourceSettings source, LocalDate day, WonTally theirs) {
        Optional<RecordApi.Kind> deals = apis.kinds(source).stream()
                .filter(kind -> kind.entity() == Entity.DEAL)
                .findFirst();
        List<String> extra = new ArrayList<>(
                known.wonIds(source.name(), zone.startOf(day), zone.startOf(day.plusDays(1)), MOST_READS * 10));
        extra.removeAll(theirs.ids(day));
        if (deals.isEmpty() || extra.isEmpty() || extra.size() > MOST_READS) {
            return;
        }
        List<ReadRequest> toRead = new ArrayList<>();
        for (String id : extra) {
            Instant readAt = clock.instant();
            if (reader.read(source, deals.get().kind(), id) instanceof Reading.Found(var content, var _)) {
                ListedRecord.of(
                                apis.of(source).orElseThrow(),
                                source,
                                deals.get(),
                                id,
                                content,
                                readAt,
                                ReadNote.Cause.RECONCILIATION)
                        .changes()
                        .forEach(theirs::see);
            }
            if (!theirs.ids(day).contains(id)) {
                toRead.add(new ReadRequest(
                        source.name(),
                        Entity.DEAL,
                        deals.get().kind(),
                        id,
                        "",
                        ReadNote.Cause.RECONCILIATION,
                        Optional.empty()));
            }
        }
        if (!toRead.isEmpty()) {
            requests.ask(toRead);
        }
    }

    void stop() {
        pulse.stop();
    }
}
