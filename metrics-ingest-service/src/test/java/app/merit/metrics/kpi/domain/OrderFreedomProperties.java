package app.merit.metrics.kpi.domain;

import static org.assertj.core.api.Assertions.assertThat;

import app.merit.metrics.state.domain.Change;
import app.merit.metrics.state.domain.Changes;
import app.merit.metrics.state.domain.EntityState;
import app.merit.metrics.state.domain.Fields;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** Any order and any repetition of the same changes gives the same state and contributions. */
class OrderFreedomProperties {
    private static final Duration WINDOW = Duration.ofHours(2);
    private static final Instant START = Instant.parse("2026-11-15T12:00:00Z");
    private static final List<Kpi> KPIS = List.of(
            Kpis.kpi(Kpi.Unit.MONEY, new MomentKind.Won(), new Measure.Sum(Fields.AMOUNT)),
            Kpis.kpi(Kpi.Unit.MONEY, new MomentKind.Won(), new Measure.Average(Fields.AMOUNT), Attribution.OWNER_NOW),
            Kpis.kpi(Kpi.Unit.PERCENT, new MomentKind.Closed(), Kpis.winRate()),
            Kpis.kpi(Kpi.Unit.COUNT, new MomentKind.Created(), new Measure.Count(), Attribution.OWNER_AT_CREATION),
            Kpis.kpi(Kpi.Unit.COUNT, new MomentKind.Reopened(), new Measure.Count()),
            Kpis.kpi(Kpi.Unit.COUNT, new MomentKind.StageEntered("s1", true), new Measure.Count()));

    @Property(tries = 3000)
    void orderAndRepetitionDoNotMatter(@ForAll("changes") List<Change> changes, @ForAll Random random) {
        var shuffled = new ArrayList<>(changes);
        for (int i = random.nextInt(changes.size() + 1); i > 0; i--) {
            shuffled.add(changes.get(random.nextInt(changes.size())));
        }
        Collections.shuffle(shuffled, random);

        var state = EntityState.of(changes, WINDOW);
        var other = EntityState.of(shuffled, WINDOW);

        assertThat(other.changes()).isEqualTo(state.changes());
        assertThat(other.deleted()).isEqualTo(state.deleted());
        assertThat(other.ties()).isEqualTo(state.ties());
        var counting = Kpis.counting();
        for (var kpi : KPIS) {
            assertThat(counting.count(kpi, other)).isEqualTo(counting.count(kpi, state));
        }
        var times = changes.stream().map(Change::occurredAt).distinct().count();
        Statistics.label("ties of one instant").collect(times < changes.size());
        Statistics.label("only a digest decides").collect(!state.ties().isEmpty());
        Statistics.label("deleted").collect(state.deleted());
        Statistics.label("counts as won")
                .collect(!counting.count(KPIS.getFirst(), state).contributions().isEmpty());
    }

    @Property(tries = 1000)
    void whatDoesNotCountHasAReason(@ForAll("changes") List<Change> changes) {
        var state = EntityState.of(changes, WINDOW);
        for (var kpi : KPIS) {
            var outcome = Kpis.counting().count(kpi, state);
            if (outcome.contributions().isEmpty()) {
                assertThat(outcome.reason()).isPresent();
            }
        }
    }

    @Provide
    Arbitrary<List<Change>> changes() {
        return change().list().ofMinSize(1).ofMaxSize(9);
    }

    /** Few instants, values, versions and keys, so that ties, repetitions and contradictions are common. */
    private static Arbitrary<Change> change() {
        var seconds = Arbitraries.integers().between(0, 4);
        var owner = Arbitraries.of("a", "b", "stranger", "-");
        var status = Arbitraries.of("open", "won", "lost", "-");
        var was = Arbitraries.of("open", "won", "lost", "-");
        var stage = Arbitraries.of("s1", "s2", "-");
        var amount = Arbitraries.of("10", "20.5", "-", "null");
        var version = Arbitraries.of("1", "02", "10", "-", "-");
        var kind = Arbitraries.of("created", "updated", "updated", "full", "deleted", "deleted-timeless", "restored");
        return Combinators.combine(seconds, owner, status, was, stage, amount, version, kind)
                .as((s, o, st, w, sg, a, v, k) -> {
                    var builder = Changes.at(START.plusSeconds(s * 3000L).toString());
                    kind(builder, k);
                    text(builder, Fields.OWNER, o);
                    text(builder, Fields.STATUS, st);
                    text(builder, Fields.STAGE, sg);
                    if (!w.equals("-")) {
                        builder.was(Fields.STATUS, w);
                    }
                    if (a.equals("null")) {
                        builder.cleared(Fields.AMOUNT);
                    } else if (!a.equals("-")) {
                        builder.amount(a);
                    }
                    if (!v.equals("-")) {
                        builder.version(v);
                    }
                    // Some keys collide although the changes differ.
                    if ((o + st).hashCode() % 4 == 0) {
                        builder.key("shared-" + st);
                    }
                    return builder.build();
                });
    }

    private static void text(Changes.Builder builder, String field, String value) {
        if (!value.equals("-")) {
            builder.text(field, value);
        }
    }

    private static void kind(Changes.Builder builder, String kind) {
        switch (kind) {
            case "created" -> builder.created();
            case "full" -> builder.full();
            case "deleted" -> builder.deleted();
            case "deleted-timeless" -> builder.deleted().timeless();
            case "restored" -> builder.restores();
            default -> builder.unsigned();
        }
    }
}
