package app.merit.motivation.scheme;

import static app.merit.motivation.World.as;
import static app.merit.motivation.World.compAdmin;
import static app.merit.motivation.World.put;
import static app.merit.motivation.World.world;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import app.merit.embedded.TestTokens;
import app.merit.motivation.Contract;
import app.merit.motivation.RunningService;
import app.merit.motivation.World;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@RunningService
class SchemeResourceTest {
    private static final String PROBLEM = "application/problem+json";

    @BeforeEach
    void company() {
        world().founded();
    }

    private static String example() {
        return Contract.text("rest/examples/sales-rep.json").replaceAll("\\s+", " ");
    }

    private static String forPosition(String position) {
        return example().replace("[\"sales-rep\"]", "[\"" + position + "\"]");
    }

    @Test
    void theSameDocumentTwiceIsOneRevision() {
        world().position("clerk");
        World.saved("clerk", forPosition("clerk"));

        put("clerk", forPosition("clerk")).then().statusCode(200).body("revision", equalTo(1));
    }

    @Test
    void aSchemeIsReadBackAsItWasWritten() {
        for (var role : new String[] {"comp-admin", "payroll", "auditor"}) {
            as(null, role)
                    .get("/api/motivation/schemes/sales-rep")
                    .then()
                    .statusCode(200)
                    .body("code", equalTo("sales-rep"))
                    .body("versions[0].version", equalTo(1))
                    .body("versions[0].components[0].kind", equalTo("commission"))
                    .body("versions[0].components[0].accumulate", equalTo("period"))
                    .body("versions[0].components[0].tiers[1].to", equalTo("300000"));
        }
        compAdmin()
                .get("/api/motivation/schemes?size=2")
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(2))
                .body("items.code", hasItem("department-head"));
        compAdmin().get("/api/motivation/schemes/none").then().statusCode(404).contentType(PROBLEM);
    }

    @ParameterizedTest
    @ValueSource(strings = {"payroll", "auditor", "kpi-admin", "ops", "employee"})
    void onlyCompAdminWrites(String role) {
        as(null, role)
                .contentType("application/json")
                .body(example())
                .put("/api/motivation/schemes/sales-rep")
                .then()
                .statusCode(403)
                .contentType(PROBLEM);
    }

    @ParameterizedTest
    @ValueSource(strings = {"kpi-admin", "ops", "employee"})
    void othersDoNotRead(String role) {
        as("anna", role).get("/api/motivation/schemes/sales-rep").then().statusCode(403);
        as("anna", role).get("/api/motivation/schemes").then().statusCode(403);
    }

    @Test
    void aTokenForAnotherServiceOrAPastTimeIsRefused() {
        var other = TestTokens.token("merit-metrics", null, "comp-admin");
        var past = TestTokens.tokenUntil(Instant.now().minusSeconds(120), "merit-motivation", null, "comp-admin");
        for (var token : new String[] {other, past, "x.y.z"}) {
            given().auth()
                    .oauth2(token)
                    .get("/api/motivation/schemes")
                    .then()
                    .statusCode(401)
                    .contentType(PROBLEM);
        }
        given().get("/api/motivation/schemes").then().statusCode(401).contentType(PROBLEM);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"from\": \"2026-01-01\",|\"from\": \"2026-01-01\", \"colour\": \"red\",|versions[0].colour",
                "\"currency\": \"EUR\", ||versions[0].currency",
                "\"mode\": \"step\"|\"mode\": \"stairs\"|versions[0].components[0].mode",
                "\"ratePercent\": \"3\"|\"ratePercent\": 3|versions[0].components[0].tiers[0].ratePercent",
                "\"ratePercent\": \"3\"|\"ratePercent\": \"3e2\"|versions[0].components[0].tiers[0].ratePercent",
                "\"kind\": \"scorecard\"|\"kind\": \"lottery\"|versions[0].components[1].kind",
                "\"from\": \"2026-01-01\"|\"from\": \"2026-13-01\"|versions[0].from"
            })
    void aDocumentOfTheWrongShapeIsRefusedWithThePlace(String written, String put, String field) {
        put("sales-rep", example().replace(written, put == null ? "" : put))
                .then()
                .statusCode(400)
                .contentType(PROBLEM)
                .body("errors.field", hasItem(field));
    }

    @Test
    void brokenJsonIsAProblem() {
        put("sales-rep", "{\"names\": ").then().statusCode(400).contentType(PROBLEM);
        put("sales-rep", "{\"names\": 1, \"names\": 2}").then().statusCode(400).contentType(PROBLEM);
        put("Sales Rep", example()).then().statusCode(400).contentType(PROBLEM);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "[null]",
                "{\"names\": null, \"versions\": [null]}",
                "{\"names\": {\"ru\": \"\\u0000\", \"en\": \"x\"}, \"versions\": []}"
            })
    void whatIsNoSchemeIsAProblem(String body) {
        put("sales-rep", body).then().statusCode(400).contentType(PROBLEM);
    }

    @Test
    void whatFollowsADocumentIsRefused() {
        put("sales-rep", example() + example()).then().statusCode(400).contentType(PROBLEM);
        put("sales-rep", "{\"names\":" + "[".repeat(50_000))
                .then()
                .statusCode(400)
                .contentType(PROBLEM);
    }

    @ParameterizedTest
    @ValueSource(strings = {"schemes/a%00b", "accruals/a%00b/2026-11", "accruals/anna/2026%00"})
    void aNulInAnAddressNamesNothing(String address) {
        var answer = compAdmin().urlEncodingEnabled(false).get("/api/motivation/" + address);

        assertThat(answer.statusCode()).as(answer.asString()).isBetween(400, 404);
        assertThat(answer.contentType()).startsWith(PROBLEM);
    }

    @Test
    void aSchemeThatDoesNotHoldTogetherIsRefusedWithPlaceAndReason() {
        put("sales-rep", example().replace("\"weightPercent\": \"60\"", "\"weightPercent\": \"61\""))
                .then()
                .statusCode(422)
                .contentType(PROBLEM)
                .body("errors[0].field", equalTo("versions[0].components[1].lines"))
                .body("errors[0].rule", containsString("100 %"))
                .body("errors[0].value", equalTo("101"));
        put("sales-rep", example().replace("\"kpi\": \"calls\"", "\"kpi\": \"cals\""))
                .then()
                .statusCode(422)
                .body("errors[0].rule", equalTo("must be a known KPI"));
    }

    @Test
    void aPastVersionCannotChange() {
        put("sales-rep", example().replace("\"ratePercent\": \"7\"", "\"ratePercent\": \"8\""))
                .then()
                .statusCode(409)
                .contentType(PROBLEM)
                .body("errors[0].field", equalTo("versions[0]"));
    }

    @Test
    void aPlannedVersionIsAppendedAndEndsTheOneBefore() {
        world().position("planner");
        World.saved("planner", forPosition("planner"));
        var next = LocalDate.now().plusMonths(2).withDayOfMonth(1).toString();
        var version = forPosition("planner").replaceAll("^.*\"versions\": \\[(.*)] }\\s*$", "$1");
        var appended = forPosition("planner")
                .replace(
                        version,
                        version + "," + version.replace("2026-01-01", next).replace("\"7\"", "\"8\""));

        put("planner", appended)
                .then()
                .statusCode(200)
                .body("revision", equalTo(2))
                .body("versions[0].until", equalTo(next))
                .body("versions[1].version", equalTo(2));
    }

    @Test
    void aPositionHasOneScheme() {
        put("second", example())
                .then()
                .statusCode(409)
                .body("errors[0].field", equalTo("versions[0].assignedTo.positions[0]"))
                .body("errors[0].rule", containsString("sales-rep"));
    }

    @Test
    void theSchemaIsServed() {
        given().get("/api/motivation/schemes/schema").then().statusCode(200).body("title", equalTo("Scheme document"));
    }

    @Test
    void otherMethodsAndMediaTypesAreProblems() {
        compAdmin()
                .delete("/api/motivation/schemes/sales-rep")
                .then()
                .statusCode(405)
                .contentType(PROBLEM);
        compAdmin()
                .contentType("text/plain")
                .body("x")
                .put("/api/motivation/schemes/sales-rep")
                .then()
                .statusCode(415)
                .contentType(PROBLEM);
    }
}
