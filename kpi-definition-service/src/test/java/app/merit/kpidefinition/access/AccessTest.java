package app.merit.kpidefinition.access;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import app.merit.embedded.TestTokens;
import app.merit.kpidefinition.ServiceTest;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AccessTest extends ServiceTest {
    @BeforeEach
    void aDepartmentWithAHeadAndARepAndAStranger() {
        department("ac-north");
        department("ac-south");
        position("ac-rep");
        put("employees/ac.ivan", employee("ac-north", "ac-rep", true));
        put("employees/ac.anna", employee("ac-north", "ac-rep", false));
        put("employees/ac.elena", employee("ac-south", "ac-rep", false));
    }

    @Test
    void withoutAValidTokenForThisServiceNobodyGetsIn() {
        refused(given().get("/api/definitions/me").then(), 401);
        refused(bearer(TestTokens.token("merit-metrics", null, "kpi-admin")), 401);
        refused(bearer(TestTokens.tokenUntil(Instant.now().minusSeconds(120), "merit-definition", null, "kpi-admin")), 401);
        refused(bearer("not.a.token"), 401);
        refused(bearer(TestTokens.token("merit-definition", null, "kpi-admin") + "x"), 401);
    }

    @Test
    void onlyAKpiAdminWrites() {
        for (String role : new String[] {"employee", "comp-admin", "payroll", "ops", "auditor"}) {
            String[] paths = {"company", "departments/x", "positions/x", "employees/x", "goals/x", "kpis/x", "targets/x/company/2026"};
            for (String path : paths) {
                refused(
                        as("ac.anna", role)
                                .contentType("application/json")
                                .body("{}")
                                .put("/api/definitions/" + path)
                                .then(),
                        403);
            }
            refused(
                    as(null, role)
                            .contentType("application/json")
                            .body("{}")
                            .post("/api/definitions/organisation/import")
                            .then(),
                    403);
        }
    }

    @Test
    void readersReadAllAndEmployeesDoNot() {
        for (String role : new String[] {"kpi-admin", "comp-admin", "payroll", "auditor"}) {
            as(null, role).get("/api/definitions/employees").then().statusCode(200);
            as(null, role).get("/api/definitions/employees/ac.anna").then().statusCode(200);
        }
        for (String list : new String[] {"employees", "departments", "positions", "goals", "kpis", "targets", "company"}) {
            refused(as("ac.ivan", "employee").get("/api/definitions/" + list).then(), 403);
        }
        refused(as(null, "ops").get("/api/definitions/employees").then(), 403);
        refused(as(null, "payroll").get("/api/definitions/employees/ac.anna/history").then(), 403);
        as(null, "auditor").get("/api/definitions/employees/ac.anna/history").then().statusCode(200);
    }

    @Test
    void aForeignPersonAnswersLikeAMissingOne() {
        as("ac.anna", "employee").get("/api/definitions/employees/ac.anna").then().statusCode(200);
        as("ac.ivan", "employee").get("/api/definitions/employees/ac.anna").then().statusCode(200);
        String foreign = refused(as("ac.anna", "employee").get("/api/definitions/employees/ac.ivan").then(), 404)
                .extract()
                .asString();
        String missing = refused(as("ac.anna", "employee").get("/api/definitions/employees/ac.nobody").then(), 404)
                .extract()
                .asString();
        org.assertj.core.api.Assertions.assertThat(foreign).isEqualTo(missing);
        refused(as("ac.ivan", "employee").get("/api/definitions/employees/ac.elena").then(), 404);
        refused(as(null, "employee").get("/api/definitions/employees/ac.anna").then(), 404);
        refused(as(null, "ops").get("/api/definitions/employees/ac.anna").then(), 404);
    }

    @Test
    void namesAreForHeadsOfThePeopleAndForReaders() {
        String ids = "/api/definitions/people?ids=ac.anna,ac.elena&ids=ac.nobody";
        as("ac.ivan", "employee")
                .get(ids)
                .then()
                .statusCode(200)
                .body("items.code", contains("ac.anna"), "items[0].name", equalTo("Some Body"));
        as("ac.elena", "employee").get(ids).then().body("items.code", contains("ac.elena"));
        as(null, "employee").get(ids).then().statusCode(200).body("items", empty());
        as(null, "auditor").get(ids).then().body("items.code", contains("ac.anna", "ac.elena"));
    }

    @Test
    void everybodySeesWhoTheyAre() {
        as("ac.ivan", "employee")
                .get("/api/definitions/me")
                .then()
                .statusCode(200)
                .body("employee.code", equalTo("ac.ivan"), "employee.name", equalTo("Some Body"))
                .body("employee.assignments[0].department", equalTo("ac-north"))
                .body("heads", contains("ac-north"), "roles", contains("employee"))
                .body("departments.'ac-north'.en", equalTo("ac-north"));
        as("ac.anna", "employee").get("/api/definitions/me").then().body("heads", empty());
        as(null, "kpi-admin")
                .get("/api/definitions/me")
                .then()
                .statusCode(200)
                .body("employee", nullValue(), "roles", contains("kpi-admin"), "heads", notNullValue());
        refused(as(null, "employee").get("/api/definitions/me").then(), 404);
        refused(as("ac.nobody", "employee").get("/api/definitions/me").then(), 404);
    }

    private static ValidatableResponse bearer(String token) {
        return given().auth().oauth2(token).get("/api/definitions/me").then();
    }

    private static ValidatableResponse refused(ValidatableResponse response, int status) {
        return response.statusCode(status)
                .contentType("application/problem+json")
                .body("status", equalTo(status), "title", notNullValue(), "detail", notNullValue());
    }
}
