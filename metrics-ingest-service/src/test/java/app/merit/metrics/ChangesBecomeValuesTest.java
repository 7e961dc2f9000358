package app.merit.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import app.merit.metrics.store.Transactions;
import app.merit.metrics.support.Crm;
import app.merit.metrics.support.MetricsTest;
import app.merit.metrics.support.Schemas;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ChangesBecomeValuesTest extends MetricsTest {
    private static final String MARCH = "2026-03";
    private static final String SEPTEMBER = "2026-09";

    @Inject
    Transactions transactions;

    @Test
    void aWonDealIsAValueOfItsOwnerDepartmentAndCompany() {
        kafka.send(Crm.deal("slice-1")
                .won("3001", "125.50")
                .at("2026-09-15T12:00:00Z")
                .build());
        kafka.send(
                Crm.deal("slice-2").won("4711", "10").at("2026-09-15T12:00:00Z").build());
        kafka.flush();

        eventually(() -> {
            var values = kafka.latest("kpi.values");
            assertThat(values.get("revenue:employee:anna.petrova:" + SEPTEMBER)).contains("\"value\":\"125.500000\"");
            assertThat(values.get("revenue:department:north:" + SEPTEMBER)).contains("\"numerator\":\"125.50\"");
            assertThat(values.get("revenue:department:sales:" + SEPTEMBER)).contains("\"numerator\":\"125.50\"");
            assertThat(values.get("revenue:unassigned:" + SEPTEMBER)).contains("\"numerator\":\"10.00\"");
            assertThat(values.get("revenue:company:" + SEPTEMBER)).contains("\"numerator\":\"135.50\"");
        });
        kafka.readAll("kpi.values").forEach(r -> Schemas.assertValid("kpi-values", r.value()));
        kafka.readAll("kpi.contributions").forEach(r -> Schemas.assertValid("kpi-contributions", r.value()));
        var record = kafka.readAll("kpi.values").getFirst();
        assertThat(new String(record.headers().lastHeader("ce_type").value())).isEqualTo("merit.kpi.value.v1");
    }

    @Test
    void aRecordThatMakesNoSenseIsParkedAndHoldsUpNothing() {
        var good = Crm.deal("after-poison")
                .won("3002", "7")
                .at("2026-03-16T12:00:00Z")
                .build();
        kafka.send("crm.deals", good.source() + ":" + good.id(), "{\"source\":");
        kafka.send("crm.deals", good.source() + ":" + good.id(), good.json().replace("\"7\"", "\"seven\""));
        kafka.send(good);
        kafka.flush();

        eventually(() ->
                assertThat(number("revenue", "employee:boris.ivanov", MARCH)).isEqualTo("7.000000"));
        var parked = transactions.call(
                tx -> tx.query("select reason from rejected where payload like '%seven%'", row -> row.getString(1)));
        assertThat(parked).contains("invalid-field");
    }

    @Test
    void aSecondDeliveryChangesNothingAndPublishesNothing() {
        var change =
                Crm.deal("twice").won("3003", "9").at("2026-03-17T12:00:00Z").build();
        kafka.send(change);
        kafka.flush();
        eventually(() ->
                assertThat(number("revenue", "employee:clara.weber", MARCH)).isEqualTo("9.000000"));
        eventually(() -> assertThat(kafka.latest("kpi.values")).containsKey("revenue:employee:clara.weber:" + MARCH));
        var revision =
                value("revenue", "employee:clara.weber", MARCH).jsonPath().getLong("revision");

        kafka.send(change);
        kafka.send(Crm.deal("twice-marker")
                .won("3005", "1")
                .at("2026-03-17T12:00:00Z")
                .build());
        kafka.send(change);
        kafka.flush();
        eventually(() -> assertThat(number("revenue", "employee:elena.kuznetsova", MARCH))
                .isEqualTo("1.000000"));
        eventually(() -> assertThat(role.lagRecords()).isZero());
        assertThat(value("revenue", "employee:clara.weber", MARCH).jsonPath().getLong("revision"))
                .isEqualTo(revision);
    }

    @Test
    void anUnsignedDealIsMarkedUnconfirmed() {
        kafka.send(Crm.deal("unsigned")
                .won("3004", "9")
                .set("signed", false)
                .at("2026-03-18T12:00:00Z")
                .build());
        kafka.flush();
        eventually(() -> assertThat(value("revenue", "employee:dmitri.volkov", MARCH)
                        .jsonPath()
                        .getList("marks"))
                .contains("unconfirmed"));
    }
}
