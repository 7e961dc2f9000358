package app.merit.kpidefinition;

import static io.restassured.RestAssured.given;

import app.merit.embedded.MeritKafka;
import app.merit.embedded.MeritPostgres;
import app.merit.embedded.MeritTokens;
import app.merit.embedded.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** The service on the real PostgreSQL and Kafka; all tests share one start of it. Each is a {@code @QuarkusTest} of its own. */
@QuarkusTestResource(
        value = MeritPostgres.class,
        initArgs = @ResourceArg(name = "database", value = "definition"))
@QuarkusTestResource(MeritKafka.class)
@QuarkusTestResource(MeritTokens.class)
public abstract class ServiceTest {
    private static final String AUDIENCE = "merit-definition";

    protected static RequestSpecification as(String employee, String... roles) {
        return given().auth().oauth2(TestTokens.token(AUDIENCE, employee, roles));
    }

    protected static RequestSpecification asAdmin() {
        return as(null, "kpi-admin");
    }

    protected static ValidatableResponse put(String path, String body) {
        return asAdmin()
                .contentType("application/json")
                .body(body)
                .when()
                .put("/api/definitions/" + path)
                .then();
    }

    protected static ValidatableResponse get(String path) {
        return asAdmin().when().get("/api/definitions/" + path).then();
    }

    protected static String names(String name) {
        return "{\"ru\":\"%s\",\"en\":\"%s\"}".formatted(name, name);
    }

    protected static void department(String code) {
        put("departments/" + code, "{\"names\":" + names(code) + "}").statusCode(org.hamcrest.Matchers.oneOf(200, 201));
    }

    protected static void position(String code) {
        put("positions/" + code, "{\"names\":" + names(code) + "}").statusCode(org.hamcrest.Matchers.oneOf(200, 201));
    }

    /** Body of an employee from 2026-01-01 on with one assignment. */
    protected static String employee(String department, String position, boolean head) {
        return """
        {"name":"Some Body","employedFrom":"2026-01-01",
         "assignments":[{"department":"%s","position":"%s","head":%s,"from":"2026-01-01"}]}"""
                .formatted(department, position, head);
    }
}
