package app.merit.kpidefinition.organisation;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import app.merit.kpidefinition.ServiceTest;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OrganisationResourceTest extends ServiceTest {
    @Test
    void anEmployeeIsSavedOnceAndTheSameBodyChangesNothing() {
        department("or-north");
        position("or-rep");
        String body = employee("or-north", "or-rep", false);

        put("employees/or.anna", body)
                .statusCode(201)
                .header("ETag", "\"1\"")
                .body("code", equalTo("or.anna"), "name", equalTo("Some Body"), "revision", equalTo(1));
        put("employees/or.anna", body).statusCode(200).body("revision", equalTo(1));

        get("employees/or.anna/history").statusCode(200).body("total", equalTo(1));
    }

    @Test
    void anotherNameIsANewRevisionButTheHistoryKnowsNoNames() {
        put("employees/or.renamed", "{\"name\":\"First Name\",\"employedFrom\":\"2026-01-01\"}")
                .statusCode(201);
        put("employees/or.renamed", "{\"name\":\"Second Name\",\"employedFrom\":\"2026-01-01\"}")
                .statusCode(200)
                .body("revision", equalTo(2), "name", equalTo("Second Name"));

        get("employees/or.renamed/history")
                .statusCode(200)
                .body("items.revision", hasItems(1, 2))
                .body("items[0].savedBy", equalTo("test.kpi-admin"))
                .body(not(containsString("Name\"")));
    }

    @Test
    void allBrokenRulesAreToldAtOnceWithFieldRuleAndValue() {
        put(
                        "employees/or.broken",
                        """
                        {"name":"X","employedFrom":"2026-02-01","employedUntil":"2026-01-01",
                         "assignments":[{"department":"nowhere","position":"nothing","from":"2026-03-01"}]}""")
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", equalTo("https://merit.example/problems/rules-broken"))
                .body(
                        "errors.field",
                        hasItems(
                                "employedUntil",
                                "assignments[0].from",
                                "assignments[0].department",
                                "assignments[0].position"))
                .body("errors.find { it.field == 'assignments[0].department' }.value", equalTo("nowhere"));
        get("employees/or.broken").statusCode(404);
    }

    @Test
    void misshapenBodiesAreRefusedWithAllTheirFields() {
        put("employees/or.shape", "{\"name\":\" \",\"assignments\":[{\"department\":\"NORTH\"}]}")
                .statusCode(400)
                .body("errors.field", hasItems("name", "employedFrom", "assignments[0].department", "assignments[0].from"));
    }

    @Test
    void unknownFieldsWrongTypesAndBrokenJsonAreRefused() {
        put("positions/or-x", "{\"names\":" + names("x") + ",\"salary\":1}")
                .statusCode(400)
                .body("errors[0].field", equalTo("salary"), "errors[0].rule", equalTo("is not a known field"));
        put("positions/or-x", "{\"names\":{\"ru\":1,\"en\":\"x\"}}")
                .statusCode(400)
                .body("errors[0].field", equalTo("names.ru"));
        put("positions/or-x", "{\"names\":{\"ru\":\"a\\u0000\",\"en\":\"x\"}}")
                .statusCode(400)
                .body("errors[0].field", equalTo("names.ru"));
        put("employees/or.x", "{\"name\":\"x\",\"employedFrom\":\"2026-02-30\"}")
                .statusCode(400)
                .body("errors[0].field", equalTo("employedFrom"), "errors[0].rule", containsString("YYYY-MM-DD"));
        put("positions/or-x", "{").statusCode(400).contentType("application/problem+json");
        put("positions/or-x", "").statusCode(400).contentType("application/problem+json");
        put("positions/OR", "{\"names\":" + names("x") + "}").statusCode(400).body("errors[0].field", equalTo("code"));
    }

    @Test
    void onlyTheExpectedRevisionIsReplaced() {
        position("or-match");
        asAdmin()
                .contentType("application/json")
                .header("If-Match", "\"7\"")
                .body("{\"names\":" + names("other") + "}")
                .put("/api/definitions/positions/or-match")
                .then()
                .statusCode(412)
                .contentType("application/problem+json");
        asAdmin()
                .contentType("application/json")
                .header("If-Match", "\"1\"")
                .body("{\"names\":" + names("other") + "}")
                .put("/api/definitions/positions/or-match")
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"");
    }

    @Test
    void listsArePaged() {
        position("or-page-1");
        position("or-page-2");
        get("positions?page=0&size=1").statusCode(200).body("items.size()", equalTo(1), "size", equalTo(1));
        get("positions?size=500").statusCode(200).body("items.code", hasItem("or-page-2"));
        get("positions?size=501").statusCode(400).body("errors[0].field", equalTo("size"));
    }

    @Test
    void departmentsMakeNoCircle() {
        department("or-c1");
        put(
                        "departments/or-c2",
                        "{\"names\":" + names("c2") + ",\"parents\":[{\"parent\":\"or-c1\",\"from\":\"2026-01-01\"}]}")
                .statusCode(201);
        put(
                        "departments/or-c1",
                        "{\"names\":" + names("c1") + ",\"parents\":[{\"parent\":\"or-c2\",\"from\":\"2026-06-01\"}]}")
                .statusCode(422)
                .body("errors[0].field", equalTo("parents[0].parent"))
                .body("errors[0].rule", containsString("or-c1 -> or-c2 -> or-c1 on 2026-06-01"));
    }

    @Test
    void otherMethodsAndMediaTypesAreProblemsToo() {
        asAdmin().delete("/api/definitions/positions/or-x").then().statusCode(405).contentType("application/problem+json");
        asAdmin()
                .contentType("text/plain")
                .body("x")
                .put("/api/definitions/positions/or-x")
                .then()
                .statusCode(415)
                .contentType("application/problem+json");
        get("nothing/here").statusCode(404).contentType("application/problem+json");
    }
}
