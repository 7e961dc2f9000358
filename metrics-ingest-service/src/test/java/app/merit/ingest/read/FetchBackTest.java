package app.merit.ingest.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.merit.ingest.domain.Entity;
import app.merit.ingest.domain.Headers;
import app.merit.ingest.domain.InboxPosition;
import app.merit.ingest.domain.MessageContext;
import app.merit.ingest.domain.Normalisation;
import app.merit.ingest.domain.Origin;
import app.merit.ingest.domain.ReadNote.Cause;
import app.merit.ingest.domain.Reading;
import app.merit.ingest.domain.Received;
import app.merit.ingest.domain.RecordPage;
import app.merit.ingest.domain.UserPage;
import app.merit.ingest.known.ChangeJson;
import app.merit.ingest.read.FakeCrm.Answer;
import app.merit.ingest.read.call.AccountLimits;
import app.merit.ingest.read.queue.Outcome;
import app.merit.ingest.store.IngestDatabase;
import app.merit.metrics.support.OnRealEngines;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The queue, the limits, the logins and the rules of reading, against a CRM on this machine. */
@QuarkusTest
@OnRealEngines
class FetchBackTest {
    private static final Instant START = ChangeJson.NOON;
    private static final String MODIFIED = "2026-11-24T11:59:00Z";

    @Inject
    IngestDatabase database;

    @Inject
    AccountLimits limits;

    private final TestClock clock = new TestClock(START);
    private ReadingRig rig;

    @BeforeEach
    void build() {
        await().atMost(Duration.ofSeconds(20)).until(database::ready);
        rig = rig(Map.of());
    }

    private ReadingRig rig(Map<String, String> settings) {
        return new ReadingRig("crm-" + System.nanoTime(), database, limits, clock, true, settings);
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void aThinEventIsReadAtOnceWithItsLookupsAndItsAddressAsTheAdapterSaysIt() {
        rig.crm.deal("7", "ann", "s2", "1000.00", MODIFIED);

        takeIn(change("a").thin().at(-1));

        assertThat(rig.step()).containsExactly(new Outcome.Done("kept"));
        assertThat(rig.crm.calls()).containsExactly("GET /api/deals/7?with=a%2Fb%20c yes");
        assertThat(rig.kept).singleElement().satisfies(kept -> {
            assertThat(kept.note().cause()).isEqualTo(Cause.THIN);
            assertThat(kept.note().kind()).isEqualTo("deals");
            assertThat(kept.readAt()).isEqualTo(START);
            assertThat(kept.content())
                    .isEqualTo("{\"record\":{\"id\":\"7\",\"owner\":\"ann\",\"stage\":\"s2\",\"amount\":1000.00,"
                            + "\"modifiedAt\":\"" + MODIFIED + "\"},"
                            + "\"lookups\":{\"stages\":{\"s1\":\"open\",\"s2\":\"won\"}}}");
        });
    }

    @Test
    void aThousandUpdatesOfOneDealInAMinuteCostThirteenReads() {
        for (int second = 0; second < 60; second++) {
            for (int tenth = 0; tenth < 4; tenth++) {
                Instant now = clock.instant();
                rig.crm.deal("7", "ann", "s1", Integer.toString(second * 4 + tenth), now.toString());
                takeIn(IntStream.range(0, 5)
                        .mapToObj(i -> change("u" + now + i).thin().at(now))
                        .toArray(ChangeJson[]::new));
                rig.step();
                clock.advance(Duration.ofMillis(250));
            }
        }
        clock.advance(Duration.ofSeconds(5));
        rig.step();

        assertThat(rig.crm.calls()).hasSize(13);
        assertThat(rig.crm.stageCalls).hasValue(1);
        assertThat(rig.kept.getLast().content()).contains("\"amount\":239");
    }

    @Test
    void unsignedDealsWaitForMoreAndAreReadOnceAfterABurst() {
        rig.crm.deal("7", "ann", "s2", "10", MODIFIED);
        takeIn(change("a").says("amount", "10").at(-2));
        clock.advance(Duration.ofSeconds(15));
        takeIn(change("b").says("amount", "10").at(-1));
        assertThat(rig.step()).isEmpty();

        clock.advance(Duration.ofSeconds(5));

        assertThat(rig.step()).hasSize(1);
        assertThat(rig.kept.getFirst().note().cause()).isEqualTo(Cause.UNCONFIRMED);
    }

    @Test
    void theSameStateReadTwiceIsKeptOnce() {
        rig.crm.deal("7", "ann", "s1", "10", MODIFIED);
        rig.ask("7", Cause.THIN, Optional.empty());
        rig.step();
        // What the normaliser and the follower make of it.
        takeIn(change(readKey()).readAt(0).at(Instant.parse(MODIFIED)).readAt(0));
        clock.advance(Duration.ofSeconds(5));

        rig.ask("7", Cause.THIN, Optional.empty());

        assertThat(rig.step()).containsExactly(new Outcome.Done("unchanged"));
        assertThat(rig.kept).hasSize(1);
    }

    @Test
    void aRecordThatIsNotFoundIsAskedForAgainForAMinuteBeforeItIsMissing() {
        rig.ask("9", Cause.THIN, Optional.empty());
        assertThat(rig.step()).singleElement().isInstanceOf(Outcome.Again.class);
        assertThat(rig.state("9")).contains("waiting:not-found");
        for (int i = 0; i < 59; i++) {
            clock.advance(Duration.ofSeconds(1));
            rig.step();
        }
        assertThat(rig.kept).isEmpty();

        clock.advance(Duration.ofSeconds(45));
        rig.step();

        assertThat(rig.kept).singleElement().satisfies(kept -> {
            assertThat(kept.note().missing()).isTrue();
            assertThat(kept.content()).isEmpty();
        });
        assertThat(rig.crm.calls()).hasSizeBetween(5, 8);
    }

    @Test
    void aRecordThatAppearsWithinTheMinuteIsKept() {
        rig.ask("9", Cause.THIN, Optional.empty());
        rig.step();
        rig.crm.deal("9", "ann", "s1", "1", MODIFIED);
        clock.advance(Duration.ofSeconds(2));

        assertThat(rig.step()).containsExactly(new Outcome.Done("kept"));
    }

    @Test
    void aDeletionIsConfirmedByOneReadAndNotTwice() {
        takeIn(change("d").receivedAt(0).kind("deleted"));
        assertThat(rig.step()).isEmpty();
        clock.advance(Duration.ofSeconds(5));
        assertThat(rig.step()).containsExactly(new Outcome.Done("missing"));
        assertThat(rig.kept.getFirst().note().cause()).isEqualTo(Cause.DELETION);
        takeIn(change("read:x:deal:7:missing:" + clock.instant())
                .at(clock.instant())
                .readAt(1)
                .kind("deleted"));
        clock.advance(Duration.ofMinutes(1));

        rig.ask("7", Cause.REQUESTED, Optional.empty());

        assertThat(rig.step()).containsExactly(new Outcome.Done("unchanged"));
        assertThat(rig.kept).hasSize(1);
    }

    @Test
    void aRecordOlderThanItsEventIsKeptAndReadAgainAFewTimes() {
        rig.crm.deal("7", "ann", "s1", "10", "2026-11-24T11:00:00Z");
        rig.ask("7", Cause.THIN, Optional.of(Instant.parse("2026-11-24T11:59:00Z")));

        for (int i = 0; i < 300; i++) {
            rig.step();
            clock.advance(Duration.ofSeconds(1));
        }

        assertThat(rig.crm.calls()).hasSize(7);
        assertThat(rig.kept).isNotEmpty();
        assertThat(rig.state("7")).contains("parked:outdated");
    }

    @Test
    void aRecordOfTheSameSecondIsNotOlder() {
        rig.crm.deal("7", "ann", "s1", "10", "2026-11-24T11:59:00Z");
        rig.ask("7", Cause.THIN, Optional.of(Instant.parse("2026-11-24T11:59:00.900Z")));

        assertThat(rig.step()).containsExactly(new Outcome.Done("kept"));
    }

    @Test
    void aCrmThatAsksForAPauseGetsItForAllItsRecords() {
        rig.crm.deal("7", "ann", "s1", "10", MODIFIED);
        rig.crm.next(new Answer(429, "{}", "30"));
        rig.ask("7", Cause.THIN, Optional.empty());
        rig.step();
        rig.ask("8", Cause.THIN, Optional.empty());
        clock.advance(Duration.ofSeconds(29));

        assertThat(rig.step()).isEmpty();
        assertThat(rig.state("7")).contains("waiting:status-429");

        clock.advance(Duration.ofSeconds(8));
        assertThat(rig.step()).hasSize(2);
    }

    @Test
    void whatIsRefusedIsParkedAndAFurtherEventTakesItUpLater() {
        rig.crm.deal("7", "ann", "s1", "10", MODIFIED);
        rig.crm.next(Answer.status(403));
        rig.ask("7", Cause.THIN, Optional.empty());
        rig.step();
        assertThat(rig.state("7")).contains("parked:no-permission");

        rig.ask("7", Cause.THIN, Optional.empty());
        rig.ask("7", Cause.THIN, Optional.empty());
        assertThat(rig.step()).isEmpty();
        clock.advance(Duration.ofHours(1));

        assertThat(rig.step()).containsExactly(new Outcome.Done("kept"));
    }

    @Test
    void anOperatorsRequestIsDoneAtOnceAlsoIfParked() {
        rig.crm.deal("7", "ann", "s1", "10", MODIFIED);
        rig.crm.next(Answer.status(403));
        rig.ask("7", Cause.THIN, Optional.empty());
        rig.step();

        rig.ask("7", Cause.REQUESTED, Optional.empty());

        assertThat(rig.step()).containsExactly(new Outcome.Done("kept"));
    }

    @Test
    void askedForAgainDuringARead() {
        rig.crm.deal("7", "ann", "s1", "10", MODIFIED);
        rig.ask("7", Cause.THIN, Optional.empty());
        var claim = rig.queue.claim(Map.of(rig.source.name(), 4)).getFirst();
        rig.ask("7", Cause.THIN, Optional.of(clock.instant()));
        assertThat(rig.queue.claim(Map.of(rig.source.name(), 4))).isEmpty();

        rig.queue.end(claim, rig.readOne().read(claim));

        assertThat(rig.state("7")).contains("waiting");
        assertThat(rig.step()).isEmpty();
        clock.advance(Duration.ofSeconds(5));
        assertThat(rig.step()).hasSize(1);
    }

    @Test
    void aClaimOfADeadReplicaIsTakenOverAfterItsLease() {
        rig.ask("7", Cause.THIN, Optional.empty());
        rig.queue.claim(Map.of(rig.source.name(), 4));
        clock.advance(Duration.ofMinutes(4));
        assertThat(rig.queue.claim(Map.of(rig.source.name(), 4))).isEmpty();

        clock.advance(Duration.ofMinutes(2));

        assertThat(rig.queue.claim(Map.of(rig.source.name(), 4))).hasSize(1);
    }

    @Test
    void twoReplicasNeverClaimTheSameRecord() throws Exception {
        for (int i = 0; i < 40; i++) {
            rig.ask("d" + i, Cause.THIN, Optional.empty());
        }
        Callable<List<String>> replica = () -> rig.queue.claim(Map.of(rig.source.name(), 25)).stream()
                .map(claim -> claim.id())
                .toList();
        try (var threads = Executors.newFixedThreadPool(2)) {
            var all = threads.invokeAll(List.of(replica, replica));

            List<String> claimed = new ArrayList<>(all.get(0).get());
            claimed.addAll(all.get(1).get());
            assertThat(claimed).doesNotHaveDuplicates().hasSize(40);
        }
    }

    @Test
    void aReadThatCannotBeKeptIsDoneAgain() {
        rig.crm.deal("7", "ann", "s1", "10", MODIFIED);
        rig.keeps = false;
        rig.ask("7", Cause.THIN, Optional.empty());
        rig.step();
        assertThat(rig.state("7")).contains("waiting:not-kept");

        rig.keeps = true;
        clock.advance(Duration.ofSeconds(2));

        assertThat(rig.step()).containsExactly(new Outcome.Done("kept"));
    }

    @Test
    void anExpiredLoginIsRenewedOnceAndStoredBeforeItIsUsed() throws Exception {
        rig.crm.deal("7", "ann", "s1", "10", MODIFIED);
        assertThat(rig.reader.read(rig.source, "deals", "7")).isInstanceOf(Reading.Found.class);
        rig.crm.expireToken();
        Callable<Reading> read = () -> rig.reader.read(rig.source, "deals", "7");

        try (var threads = Executors.newFixedThreadPool(4)) {
            for (var reading : threads.invokeAll(List.of(read, read, read, read))) {
                assertThat(reading.get()).isInstanceOf(Reading.Found.class);
            }
        }

        assertThat(rig.crm.renewals).hasValue(1);
        assertThat(rig.crm.loginTypes()).allMatch("application/x-www-form-urlencoded"::equals);
        byte[] stored = database.call(tx -> tx.first(
                        "select login from crm_login where source = ?",
                        row -> row.getBytes("login"),
                        rig.source.name()))
                .orElseThrow();
        assertThat(new String(stored, StandardCharsets.ISO_8859_1)).doesNotContain("fake");
        assertThat(rig.logins.renewed().get(rig.source.name()).expiresAt())
                .contains(clock.instant().plusSeconds(3600));
    }

    @Test
    void aLoginThatCannotBeRenewedSuspendsTheSourceUntilItIsResumed() {
        rig.crm.deal("7", "ann", "s1", "10", MODIFIED);
        rig.crm.revokeLogin();
        rig.ask("7", Cause.THIN, Optional.empty());
        rig.step();
        clock.advance(Duration.ofHours(2));

        assertThat(rig.step()).isEmpty();
        assertThat(rig.told).containsExactly("login-broken " + rig.source.name() + " {reason=login-not-renewed}");
        assertThat(rig.pauses.suspended(rig.source.name())).isTrue();

        assertThat(rig.pauses.resume(rig.source.name())).isEqualTo(1);
        assertThat(rig.step()).hasSize(1);
        assertThat(rig.told).hasSize(2);
    }

    @Test
    void theVendorsLimitIsKeptByAllReplicasTogether() {
        rig.api.limit(1, Duration.ofMinutes(10));
        rig.crm.deal("7", "ann", "s1", "10", MODIFIED);
        rig.reader.list(rig.source, "deals", START, Optional.empty());
        rig.ask("7", Cause.THIN, Optional.empty());

        // The lookup took the only call.
        assertThat(rig.step()).singleElement().isInstanceOf(Outcome.Again.class);
        assertThat(rig.state("7")).contains("waiting:" + CrmReader.OWN_LIMIT);
        try (ReadingRig replica = new ReadingRig(rig.source.name(), database, limits, clock)) {
            replica.api.limit(1, Duration.ofMinutes(10));
            assertThat(replica.reader.read(replica.source, "deals", "7"))
                    .isEqualTo(new Reading.Later(Optional.empty(), CrmReader.OWN_LIMIT));
        }
        assertThat(rig.crm.calls()).isEmpty();
        assertThat(rig.crm.stageCalls).hasValue(1);
    }

    @Test
    void redirectsLongAnswersAndPrivateAddressesAreRefused() {
        rig.crm.next(Answer.status(302));
        assertThat(reason(rig.reader.read(rig.source, "deals", "7"))).isEqualTo("redirected");
        rig.close();
        rig = rig(Map.of("merit.ingest.read.longest-answer", "1000"));
        rig.crm.raw("7", "{\"id\":\"7\",\"pad\":\"" + "x".repeat(2000) + "\"}");
        assertThat(reason(rig.reader.read(rig.source, "deals", "7"))).isEqualTo("answer-too-long");
        rig.close();
        rig = new ReadingRig("crm-" + System.nanoTime(), database, limits, clock, false, Map.of());
        assertThat(reason(rig.reader.read(rig.source, "deals", "7"))).isEqualTo("address-not-https");
    }

    @Test
    void anUnreachableCrmIsAskedAgainLater() {
        rig.crm.close();

        assertThat(rig.reader.read(rig.source, "deals", "7"))
                .isEqualTo(new Reading.Later(Optional.empty(), "unreachable"));
    }

    @Test
    void aStageThatIsNewerThanTheLookupIsLookedUpAgain() {
        rig.crm.deal("7", "ann", "s1", "10", MODIFIED);
        rig.reader.read(rig.source, "deals", "7");
        rig.crm.stages("{\"s1\":\"open\",\"s2\":\"won\",\"s3\":\"won\"}");
        rig.crm.deal("7", "ann", "s3", "10", MODIFIED);
        clock.advance(Duration.ofMinutes(2));

        Reading.Found found = (Reading.Found) rig.reader.read(rig.source, "deals", "7");

        assertThat(new String(found.content(), StandardCharsets.UTF_8)).contains("\"s3\":\"won\"");
        assertThat(rig.crm.stageCalls).hasValue(2);
    }

    @Test
    void aListBringsEachRecordWithItsLookups() {
        rig.crm.deal("7", "ann", "s1", "10", MODIFIED);

        RecordPage page = rig.reader.list(rig.source, "deals", START, Optional.empty());

        assertThat(((RecordPage.Records) page).records())
                .singleElement()
                .satisfies(listed -> assertThat(new String(listed.content(), StandardCharsets.UTF_8))
                        .startsWith("{\"record\":{\"id\":\"7\"")
                        .endsWith("\"lookups\":{\"stages\":{\"s1\":\"open\",\"s2\":\"won\"}}}"));
    }

    @Test
    void aJsonBodyIsSentAsTheAdapterWroteIt() {
        UserPage page = rig.reader.users(rig.source, Optional.empty());

        assertThat(((UserPage.Users) page).users())
                .singleElement()
                .extracting("name")
                .isEqualTo("\u041e\u043b\u044f");
    }

    @Test
    void whatIsRememberedCanBeCompared() {
        takeIn(
                change("a")
                        .says("owner", "ann")
                        .says("status", "won")
                        .says("amount", "10.5")
                        .says("currency", "EUR"),
                change("b")
                        .id("8")
                        .says("owner", "ann")
                        .says("status", "won")
                        .says("amount", "2")
                        .kind("deleted"),
                change("c").id("9").says("owner", "bob").says("status", "open").says("amount", "7"));

        assertThat(rig.known.won(rig.source.name(), START, START.plusSeconds(1)))
                .singleElement()
                .satisfies(won -> {
                    assertThat(won.currency()).contains("EUR");
                    assertThat(won.deals()).isEqualTo(1);
                    assertThat(won.amount()).isEqualByComparingTo("10.5");
                });
        assertThat(rig.known.wonIds(rig.source.name(), START, START.plusSeconds(1), 9))
                .containsExactly("7");
        assertThat(rig.known.won(rig.source.name(), START.plusSeconds(1), START.plusSeconds(9)))
                .isEmpty();
        assertThat(rig.known.find(rig.source.name(), Entity.DEAL, List.of("7", "8", "none")))
                .containsOnlyKeys("7", "8");
        assertThat(rig.known.owned(rig.source.name())).extracting("owner").containsExactly("ann", "bob");
    }

    @Test
    void aReadThatStandsFurtherOnInHistoryAnswersTheRequest() {
        takeIn(change("a").thin().at(-9));
        clock.advance(Duration.ofSeconds(1));
        takeIn(change("r").at(-9).readAt(2));

        assertThat(rig.state("7")).isEmpty();
    }

    private String readKey() {
        var kept = rig.kept.getFirst();
        var received = new Received(
                rig.source.name(),
                Headers.of(Map.of()),
                kept.content().getBytes(StandardCharsets.UTF_8),
                kept.readAt(),
                Map.of(),
                Optional.of(kept.note()));
        var context = new MessageContext(
                rig.source.name(),
                rig.source.currency(),
                true,
                kept.readAt(),
                Origin.READ,
                Optional.of(kept.note()),
                Optional.empty(),
                new InboxPosition(0, 0, ""));
        return Normalisation.of(context, rig.api.decode(received))
                .changes()
                .getFirst()
                .fact()
                .dedupeKey();
    }

    private static String reason(Reading reading) {
        return ((Reading.Refused) reading).reason();
    }

    private ChangeJson change(String key) {
        return ChangeJson.change(key).source(rig.source.name());
    }

    private void takeIn(ChangeJson... changes) {
        rig.changes.takeIn(Arrays.stream(changes).map(ChangeJson::bytes).toList());
    }
}
