package app.merit.kpidefinition.kpi.rest;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.oneOf;

import app.merit.kpidefinition.KafkaProbe;
import app.merit.kpidefinition.ServiceTest;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class KpiResourceTest extends ServiceTest {
    private static final String WON =
            """
            {"from":"2026-01-01","entity":"deal","sources":["kr-source"],"moment":{"kind":"won"},
             "measure":{"kind":"sum","field":"amount"},"currency":"EUR"}""";

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String servers;

    @BeforeEach
    void whatAKpiNeeds() throws Exception {
        new KafkaProbe(servers).announce("kr-source");
        position("kr-rep");
        department("kr-sales");
        put("goals/kr-goal", "{\"names\":" + names("goal") + "}").statusCode(oneOf(200, 201));
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> put("kpis/kr-ready", kpi("money", WON)).statusCode(oneOf(200, 201)));
    }

    @Test
    void defaultsAreFilledInAndVersionsNumbered() {
        put("kpis/kr-revenue", kpi("money", WON))
                .statusCode(201)
                .body("decimals", equalTo(2), "targetPeriod", equalTo("month"), "attainment", equalTo("ratio"))
                .body("versions[0].version", equalTo(1), "versions[0].attribution", equalTo("owner-at-moment"))
                .body("versions[0].filter.size()", equalTo(0));
        put("kpis/kr-revenue", kpi("money", WON)).statusCode(200).body("revision", equalTo(1));

        put("kpis/kr-revenue", kpi("money", WON + "," + WON.replace("2026-01-01", "2030-01-01")))
                .statusCode(200)
                .body("revision", equalTo(2), "versions[0].until", equalTo("2030-01-01"), "versions[1].version", equalTo(2));
    }

    @Test
    void aVersionInForceDoesNotChange() {
        put("kpis/kr-fixed", kpi("money", WON)).statusCode(oneOf(200, 201));
        put("kpis/kr-fixed", kpi("money", WON.replace("amount", "custom.margin")))
                .statusCode(422)
                .body("errors[0].field", equalTo("versions[0]"), "errors[0].rule", containsString("cannot change"));
        put("kpis/kr-fixed", kpi("count", WON.replace("{\"kind\":\"sum\",\"field\":\"amount\"}", "{\"kind\":\"count\"}").replace(",\"currency\":\"EUR\"", "")))
                .statusCode(422)
                .body("errors.field", hasItems("unit", "versions[0].measure.kind"));
    }

    @Test
    void partsThatDoNotFitTheirKindAreNamed() {
        put("kpis/kr-shape", kpi("money", """
                {"from":"2026-01-01","entity":"lead","sources":[],"moment":{"kind":"stage-entered"},
                 "filter":[{"field":"amount","op":"equals","values":["1"]},{"field":"x","op":"like"}],
                 "measure":{"kind":"sum"},"version":2,"until":"2026-05-05"}"""))
                .statusCode(400)
                .body("errors.field", hasItems(
                        "versions[0].entity",
                        "versions[0].sources",
                        "versions[0].moment.stage",
                        "versions[0].filter[0].value",
                        "versions[0].filter[0].values",
                        "versions[0].filter[1].op",
                        "versions[0].measure.field",
                        "versions[0].version",
                        "versions[0].until"));
        put("kpis/kr-shape", kpi("percent", WON.replace("{\"kind\":\"sum\",\"field\":\"amount\"}", "{\"kind\":\"ratio\"}")))
                .statusCode(400)
                .body("errors.field", hasItems("versions[0].measure.numerator", "versions[0].measure.denominator"));
    }

    @Test
    void targetsKeepTheirVersions() {
        put("kpis/kr-target", kpi("money", WON)).statusCode(oneOf(200, 201));
        String path = "targets/kr-target/department:kr-sales/2026-11";
        put(path, "{\"value\":\"100.00\",\"currency\":\"EUR\"}").statusCode(201).body("versions.size()", equalTo(1));
        put(path, "{\"value\":\"100.00\",\"currency\":\"EUR\"}").statusCode(200).body("revision", equalTo(1));
        put(path, "{\"value\":\"90\",\"currency\":\"EUR\",\"cause\":\"people\"}")
                .statusCode(200)
                .body("versions.value", equalTo(java.util.List.of("100.00", "90")), "revision", equalTo(2));
        get(path).body("versions[1].author", equalTo("test.kpi-admin"), "versions[1].cause", equalTo("people"));
        get(path + "/history").body("total", equalTo(2));

        put(path, "{\"value\":100}").statusCode(400).body("errors[0].field", equalTo("value"));
        put(path, "{\"value\":\"1e3\",\"currency\":\"EUR\"}").statusCode(400).body("errors[0].field", equalTo("value"));
        put("targets/kr-target/employee:nobody/2026-13", "{\"value\":\"1\",\"currency\":\"USD\"}")
                .statusCode(422)
                .body("errors.field", hasItems("subject", "period", "currency"));
        get("targets/kr-target/employee:nobody/2026-13").statusCode(404);
    }

    @Test
    void theReportingCurrencyOfACountingKpiStays() {
        String company = "{\"names\":" + names("c") + ",\"zone\":\"Europe/Berlin\",\"reportingCurrency\":\"%s\"}";
        put("company", company.formatted("EUR")).statusCode(oneOf(200, 201)).body("minimumGroup", equalTo(3), "headsSeePay", equalTo("total"));
        put("kpis/kr-relies", kpi("money", WON.replace(",\"currency\":\"EUR\"", ""))).statusCode(oneOf(200, 201));
        put("company", company.formatted("USD")).statusCode(422).body("errors[0].field", equalTo("reportingCurrency"));
        put("company", company.replace("Berlin", "Nowhere").formatted("EUR")).statusCode(422).body("errors[0].field", equalTo("zone"));
    }

    @Test
    void schemasAreServed() {
        get("schemas").statusCode(200).body("items", hasItems("kpi", "employee"));
        get("schemas/kpi").statusCode(200).contentType("application/schema+json").body("title", containsString("/kpis/"));
        get("schemas/secrets").statusCode(404);
    }

    private static String kpi(String unit, String versions) {
        return """
        {"names":{"ru":"a","en":"a"},"unit":"%s","direction":"higher","goal":"kr-goal","position":"kr-rep",
         "accountablePosition":"kr-rep","scope":"both","versions":[%s]}"""
                .formatted(unit, versions);
    }
}
