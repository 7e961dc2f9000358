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

    @Test
    void deepNestingAndHugeNumbersAreRefused() {
        for (var body : new String[] {
            "{\"names\":" + "[".repeat(50_000), "{\"decimals\":1e999999999}", "{\"decimals\":" + "9".repeat(5000) + "}"
        }) {
            refused(asAdmin().contentType("application/json").body(body).put("/api/definitions/kpis/ho-deep"));
        }
    }
}
