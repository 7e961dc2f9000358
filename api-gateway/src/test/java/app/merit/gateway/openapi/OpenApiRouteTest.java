package app.merit.gateway.openapi;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;

import app.merit.gateway.support.RealKeycloak;
import app.merit.gateway.support.StubServices;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StubServices.class)
@QuarkusTestResource(RealKeycloak.class)
class OpenApiRouteTest {
    @Test
    void oneDocumentDescribesAllServicesAndSaysWhichIsDown() {
        given().get("/openapi")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .body("paths", hasKey("/webhooks/{source}"))
                .body("paths", hasKey("/api/metrics/example"))
                .body("paths", hasKey("/api/motivation/example"))
                .body("x-merit-services.metrics", equalTo("current"))
                .body("x-merit-services.downhooks", equalTo("missing"))
                .body("components.securitySchemes.bearer.scheme", equalTo("bearer"));
    }

    @Test
    void yamlIsTheSameDocument() throws Exception {
        Map<?, ?> json = given().get("/openapi?format=json").as(Map.class);
        String byParameter = given().get("/openapi?format=yaml").asString();
        String byAccept = given().accept("application/yaml").get("/openapi").asString();
        assertThat(new YAMLMapper().readValue(byParameter, Map.class)).isEqualTo(json);
        assertThat(byAccept).isEqualTo(byParameter);
    }

    @Test
    void anotherFormatIsRefused() {
        given().get("/openapi?format=xml").then().statusCode(400).contentType("application/problem+json");
    }

    @Test
    void healthSaysUpAndNothingMore() {
        assertThat(given().get("/q/health/ready").asString()).isEqualTo("{\"status\":\"UP\"}");
        assertThat(given().get("/q/health/live").asString()).isEqualTo("{\"status\":\"UP\"}");
    }
}
