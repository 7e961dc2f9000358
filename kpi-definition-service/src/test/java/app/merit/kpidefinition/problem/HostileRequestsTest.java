package app.merit.kpidefinition.problem;

import static org.assertj.core.api.Assertions.assertThat;

import app.merit.kpidefinition.ServiceTest;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is sent, the sender is told what is wrong with it: the service itself never fails over it. */
@QuarkusTest
class HostileRequestsTest extends ServiceTest {
    private static final String PROBLEM = "application/problem+json";

    private static void refused(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isBetween(400, 499);
        assertThat(answer.contentType()).startsWith(PROBLEM);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "departments/%00",
                "departments/a%00b",
                "departments/a%00b/history",
                "employees/a%00b",
                "employees/a%00b/history",
                "kpis/%00",
                "goals/%00/history",
                "targets/r%00/company/2026-11",
                "targets/revenue/company/2026%00/history"
            })
    void aNulInAnAddressNamesNothing(String address) {
        refused(asAdmin().urlEncodingEnabled(false).get("/api/definitions/" + address));
    }

    @Test
    void aNulInTheAddressOfATargetIsRefused() {
        refused(asAdmin()
                .urlEncodingEnabled(false)
                .contentType("application/json")
                .body("{\"value\":\"1\"}")
                .put("/api/definitions/targets/r%00/company/2026-11"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"employee,ho.nul,A\0B,,,,,,,,,2026-01-01,", "position,ho-nul,,А\0Б,Name,,,,,,,,"})
    void aNulInACellOfAFileIsRefused(String row) {
        refused(asAdmin()
                .contentType("text/csv; charset=utf-8")
                .body("record,code,name,name_ru,name_en,parent,department,position,head,source,crm_user,from,until\n"
                        + row + "\n")
                .post("/api/definitions/organisation/import"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "[]",
                "\"x\"",
                "{\"names\":null}",
                "{\"names\":{\"ru\":\"\\u0000\",\"en\":\"x\"}}",
                "{\"names\":{\"ru\":\"\\ud800\",\"en\":\"x\"}}",
                "{\"names\":{\"ru\":\"x\",\"en\":\"x\"},\"parents\":[null]}",
                "{\"names\":{\"ru\":\"x\",\"en\":\"x\"},\"parents\":{}}",
                "{\"names\":{\"ru\":\"x\",\"en\":\"x\"},\"parents\":[{\"from\":1e999999999}]}",
                "{\"names\":{\"ru\":\"x\",\"en\":\"x\"},\"parents\":[{\"from\":\"+999999999-01-01\"}]}",
                "{\"names\":{\"ru\":\"x\",\"ru\":\"y\",\"en\":\"x\"}}",
                "{\"names\":{\"ru\":\"x\",\"en\":\"x\"},\"\\u0000\":1}"
            })
    void aDepartmentOfTheWrongShapeIsRefused(String body) {
        refused(asAdmin().contentType("application/json").body(body).put("/api/definitions/departments/ho-shape"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"employees\":[null]}",
                "{\"departments\":[{\"code\":null,\"names\":null,\"parents\":[null]}]}",
                "{\"departments\":[{\"code\":\"ho-a\",\"names\":{\"ru\":\"x\",\"en\":null}}]}",
                "{\"employees\":[{\"code\":\"ho.b\",\"name\":\"B\",\"employedFrom\":\"2026-01-01\",\"assignments\":[null]}]}",
                "{\"employees\":[{\"code\":\"ho.b\",\"name\":\"B\",\"employedFrom\":null,\"assignments\":[{}]}]}",
                "{\"positions\":{},\"employees\":[]}",
                "[[[]]]"
            })
    void aFileOfTheWrongShapeIsRefused(String body) {
        refused(asAdmin().contentType("application/json").body(body).post("/api/definitions/organisation/import"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[null]",
                "[{}]",
                "[{\"from\":null,\"sources\":[null],\"moment\":null,\"measure\":null}]",
                "[{\"from\":\"2026-01-01\",\"entity\":\"deal\",\"sources\":[\"a\"],\"moment\":{},\"measure\":{}}]",
                "[{\"from\":\"2026-01-01\",\"entity\":\"deal\",\"sources\":[\"a\"],\"moment\":{\"kind\":\"won\"},\"filter\":[null],\"measure\":{\"kind\":\"ratio\",\"numerator\":{},\"denominator\":{\"measure\":{}}}}]",
                "[{\"from\":\"2026-01-01\",\"entity\":\"deal\",\"sources\":[\"a\"],\"moment\":{\"kind\":\"stage-entered\"},\"filter\":[{\"field\":\"stage\",\"op\":\"in\",\"values\":[null]}],\"measure\":{\"kind\":\"count\"}}]",
                "[{\"from\":\"2026-01-01\",\"entity\":\"deal\",\"sources\":[\"a\"],\"moment\":{\"kind\":\"won\"},\"filter\":[{\"field\":\"amount\",\"op\":\"range\",\"min\":\"1e999999999\",\"max\":\"2\"}],\"measure\":{\"kind\":\"sum\",\"field\":\"custom.\"}}]"
            })
    void aKpiOfTheWrongShapeIsRefused(String versions) {
        refused(asAdmin()
                .contentType("application/json")
                .body("{\"names\":" + names("x") + ",\"unit\":\"count\",\"direction\":\"higher\",\"goal\":\"g\","
                        + "\"accountablePosition\":\"p\",\"scope\":\"both\",\"versions\":" + versions + "}")
                .put("/api/definitions/kpis/ho-kpi"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"zone\":\"\",\"reportingCurrency\":\"EUR\"",
                "\"zone\":\"UTC\",\"reportingCurrency\":\"EUR\",\"periodKinds\":[null]",
                "\"zone\":\"UTC\",\"reportingCurrency\":\"EUR\",\"minimumGroup\":1.5",
                "\"zone\":\"UTC\",\"reportingCurrency\":\"EUR\",\"minimumGroup\":99999999999",
                "\"zone\":\"UTC\",\"reportingCurrency\":\"XXX\"",
                "\"zone\":[\"UTC\"],\"reportingCurrency\":{}"
            })
    void settingsOfTheWrongShapeAreRefused(String settings) {
        refused(asAdmin()
                .contentType("application/json")
                .body("{\"names\":" + names("x") + "," + settings + "}")
                .put("/api/definitions/company"));
    }

    @Test
    void deepNestingAndHugeNumbersAreRefused() {
        for (var body : new String[] {
            "{\"names\":" + "[".repeat(50_000), "{\"decimals\":1e999999999}", "{\"decimals\":" + "9".repeat(5000) + "}"
        }) {
            refused(asAdmin().contentType("application/json").body(body).put("/api/definitions/kpis/ho-deep"));
        }
    }
}
