package app.merit.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.merit.metrics.aggregation.ReadValues;
import app.merit.metrics.aggregation.Recompute;
import app.merit.metrics.aggregation.TakeInDefinitions;
import app.merit.metrics.store.DefinitionRows;
import app.merit.metrics.store.Transactions;
import app.merit.metrics.support.Crm;
import app.merit.metrics.support.DemoDefinitions;
import app.merit.metrics.support.MetricsTest;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Definitions that come late give what they would have given from the start. */
@QuarkusTest
class DefinitionsChangeTest extends MetricsTest {
    private static final String JULY = "2026-07";

    @Inject
    ReadValues values;

    @Inject
    Transactions transactions;

    @Inject
    TakeInDefinitions takeIn;

    @Inject
    Recompute recompute;

    @Test
    void aKpiDefinedAfterTheDealsCountsThem() {
        kafka.send(Crm.deal("late-kpi")
                .won("3001", "40")
                .at("2026-07-05T12:00:00Z")
                .build());
        kafka.flush();
        eventually(() ->
                assertThat(number("revenue", "employee:anna.petrova", JULY)).isEqualTo("40.000000"));

        var measure = "{\"kind\":\"sum\",\"field\":\"amount\"}";
        kafka.send("definition.kpis", "revenue-too", DemoDefinitions.kpi("revenue-too", "money", 2, "won", measure, 1));
        kafka.flush();

        eventually(() -> {
            var value = value("revenue-too", "employee:anna.petrova", JULY).jsonPath();
            assertThat(value.getString("value")).isEqualTo("40.000000");
            assertThat(value.getList("marks")).isEmpty();
        });
        eventually(() -> assertThat(kafka.latest("kpi.values").get("revenue-too:company:" + JULY))
                .contains("\"value\":\"40.000000\"")
                .doesNotContain("recomputing"));
    }

    @Test
    void aCrmUserWhoTurnsOutToBeSomebodyGetsTheirDeals() {
        kafka.send(Crm.deal("late-identity")
                .won("3099", "60")
                .at("2026-07-06T12:00:00Z")
                .build());
        kafka.flush();
        eventually(() -> assertThat(number("revenue", "unassigned", JULY)).isEqualTo("60.000000"));

        kafka.send(
                "definition.organisation",
                "employee:late.comer",
                DemoDefinitions.employee("late.comer", "south", false, "3099", 1));
        kafka.flush();

        eventually(() -> {
            assertThat(number("revenue", "employee:late.comer", JULY)).isEqualTo("60.000000");
            assertThat(number("revenue", "unassigned", JULY)).isEqualTo("0.000000");
        });
        eventually(() -> {
            var published = kafka.latest("kpi.values");
            assertThat(published.get("revenue:unassigned:" + JULY)).contains("\"value\":\"0.000000\"");
            assertThat(published.get("revenue:department:south:" + JULY)).contains("\"value\":\"60.000000\"");
        });
    }

    @Test
    void aTransferOnThe15thDividesTheMonthAndTheCompanyDoesNotMove() {
        kafka.send(
                "definition.organisation",
                "employee:tr.ansfer",
                DemoDefinitions.employee("tr.ansfer", "north", false, "3098", 1));
        kafka.send(Crm.deal("transfer-14")
                .won("3098", "14")
                .at("2026-06-14T21:59:59.999Z")
                .build());
        kafka.send(Crm.deal("transfer-15")
                .won("3098", "15")
                .at("2026-06-14T22:00:00Z")
                .build());
        kafka.flush();
        eventually(() ->
                assertThat(number("revenue", "department:north", "2026-06")).isEqualTo("29.000000"));

        var moved = """
                [{"department":"north","position":"sales-rep","head":false,"from":"2026-01-01","until":"2026-06-15"},
                 {"department":"south","position":"sales-rep","head":false,"from":"2026-06-15"}]""";
        kafka.send(
                "definition.organisation",
                "employee:tr.ansfer",
                DemoDefinitions.employee("tr.ansfer", moved, "3098", 2));
        kafka.flush();

        eventually(() -> {
            assertThat(number("revenue", "department:north", "2026-06")).isEqualTo("14.000000");
            assertThat(number("revenue", "department:south", "2026-06")).isEqualTo("15.000000");
            assertThat(number("revenue", "department:sales", "2026-06")).isEqualTo("29.000000");
            assertThat(number("revenue", "company", "2026-06")).isEqualTo("29.000000");
            assertThat(number("revenue", "employee:tr.ansfer", "2026-06")).isEqualTo("29.000000");
        });
        eventually(() -> {
            var published = kafka.latest("kpi.values");
            assertThat(published.get("revenue:department:north:2026-06")).contains("\"value\":\"14.000000\"");
            assertThat(published.get("revenue:department:south:2026-06")).contains("\"value\":\"15.000000\"");
        });
    }

    @Test
    void aTargetOfALongerPeriodMakesItsValueAppear() {
        kafka.send(
                Crm.deal("quarter").won("3005", "5").at("2026-07-07T12:00:00Z").build());
        kafka.send("definition.targets", "revenue:employee:elena.kuznetsova:2026-Q3", """
                {"kpi":"revenue","subject":"employee:elena.kuznetsova","period":"2026-Q3",
                 "versions":[{"version":1,"value":"300.00","author":"kim.admin","at":"2026-07-01T00:00:00Z"}],
                 "revision":1}""");
        kafka.flush();
        eventually(() -> assertThat(kafka.latest("kpi.values").get("revenue:employee:elena.kuznetsova:2026-Q3"))
                .contains("\"value\":\"5.000000\""));
    }

    @Test
    void aTargetThatComesBeforeItsKpiMakesTheValueAppearToo() {
        kafka.send("definition.targets", "after-target:employee:elena.kuznetsova:" + JULY, """
                {"kpi":"after-target","subject":"employee:elena.kuznetsova","period":"2026-07",
                 "versions":[{"version":1,"value":"3","author":"kim.admin","at":"2026-07-01T00:00:00Z"}],
                 "revision":1}""");
        kafka.flush();
        eventually(() -> {
            assertThat(values.definitions().target("after-target", "employee:elena.kuznetsova", JULY))
                    .isPresent();
            assertThat(count("select count(*) as n from dirty_value")).isZero();
        });

        var document = DemoDefinitions.kpi("after-target", "count", 0, "lost", "{\"kind\":\"count\"}", 1);
        kafka.send("definition.kpis", "after-target", document);
        kafka.flush();

        eventually(() -> assertThat(kafka.latest("kpi.values").get("after-target:employee:elena.kuznetsova:" + JULY))
                .contains("\"value\":\"0.0000\""));
    }

    @Test
    void aKpiThatGoesWhileTheCompanyChangesIsStillRecounted() {
        var company = new DefinitionRows.Row(
                DefinitionRows.COMPANY,
                "company",
                99,
                DemoDefinitions.company(99).replace("Europe/Berlin", "Europe/Moscow"));
        var batch = List.of(
                new TakeInDefinitions.Incoming(DefinitionRows.COMPANY, "company", Optional.of(company)),
                new TakeInDefinitions.Incoming(DefinitionRows.KPI, "deals-won", Optional.empty()));
        assertThatThrownBy(() -> transactions.run(tx -> {
                    takeIn.run(tx, batch);
                    var jobs = tx.query("select kpi from recompute where finished_at is null", r -> r.getString("kpi"));
                    throw new Seen(jobs);
                }))
                .isInstanceOfSatisfying(
                        Seen.class, seen -> assertThat(seen.jobs).contains("deals-won"));
    }

    @Test
    void aNewKindOfTargetPeriodIsPublishedForWhatHasBeen() {
        var measure = "{\"kind\":\"sum\",\"field\":\"amount\"}";
        var monthly = DemoDefinitions.kpi("turned", "money", 2, "won", measure, 1);
        kafka.send("definition.kpis", "turned", monthly);
        kafka.send(
                Crm.deal("turned").won("3004", "8").at("2026-12-08T12:00:00Z").build());
        kafka.flush();
        eventually(() -> assertThat(kafka.latest("kpi.values").get("turned:company:2026-12"))
                .contains("\"numerator\"")
                .doesNotContain("recomputing"));

        var quarterly = DemoDefinitions.kpi("turned", "money", 2, "won", measure, 2)
                .replace("\"targetPeriod\":\"month\"", "\"targetPeriod\":\"quarter\"");
        kafka.send("definition.kpis", "turned", quarterly);
        kafka.flush();
        eventually(() -> {
            var published = kafka.latest("kpi.values");
            assertThat(published.get("turned:employee:dmitri.volkov:2026-Q4")).contains("\"numerator\":\"8.00\"");
            assertThat(published.get("turned:company:2026-Q4")).doesNotContain("recomputing");
        });
    }

    /** Else a batch that is about to publish `recomputing` would do so after the marks have been taken back. */
    @Test
    void aRecomputeEndsOnlyWhenNoBatchIsOpen() {
        role.stop();
        try {
            transactions.run(tx -> tx.update("insert into recompute (kpi) values ('calls')"));
            var worked = new AtomicReference<CompletableFuture<Void>>();
            transactions.run(tx -> {
                DefinitionRows.holdEpoch(tx);
                worked.set(CompletableFuture.runAsync(() -> {
                    while (recompute.runPage()) {
                        Thread.onSpinWait();
                    }
                }));
                eventually(() -> assertThat(
                                count("select count(*) as n from pg_locks where locktype = 'advisory' and not granted"))
                        .isPositive());
                assertThat(count("select count(*) as n from recompute where finished_at is null"))
                        .isPositive();
            });
            worked.get().join();
            assertThat(count("select count(*) as n from recompute where finished_at is null"))
                    .isZero();
        } finally {
            role.start();
        }
    }

    private long count(String sql) {
        return transactions.call(tx -> tx.first(sql, r -> r.getLong("n")).orElseThrow());
    }

    /** Rolls back what was tried out, and carries what was seen. */
    private static final class Seen extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient List<String> jobs;

        Seen(List<String> jobs) {
            super("rolled back on purpose");
            this.jobs = jobs;
        }
    }
}
