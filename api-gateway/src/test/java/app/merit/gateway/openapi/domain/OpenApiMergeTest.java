package app.merit.gateway.openapi.domain;

import static org.assertj.core.api.Assertions.assertThat;

import app.merit.gateway.openapi.domain.OpenApiPart.State;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class OpenApiMergeTest {
    private final OpenApiMerge merge =
            new OpenApiMerge(path -> !path.startsWith("/q"), path -> path.startsWith("/webhooks"));

    @Test
    void pathsStayAsTheyAreAndInnerOnesStayInside() {
        Map<String, Object> merged = merge.merge(List.of(
                part("metrics", document("/api/metrics/values", "Problem", "string")),
                part("definition", document("/q/secret", "Problem", "string"))));
        assertThat(object(merged, "paths")).containsOnlyKeys("/api/metrics/values");
    }

    @Test
    void theSameComponentIsKeptOnce() {
        Map<String, Object> merged = merge.merge(List.of(
                part("metrics", document("/api/metrics/values", "Problem", "string")),
                part("motivation", document("/api/motivation/schemes", "Problem", "string"))));
        assertThat(object(merged, "components", "schemas")).containsOnlyKeys("Problem");
    }

    @Test
    void differentComponentsOfOneNameAreKeptApartWithTheirReferences() {
        Map<String, Object> merged = merge.merge(List.of(
                part("metrics", document("/api/metrics/values", "Value", "string")),
                part("motivation", document("/api/motivation/schemes", "Value", "object"))));
        assertThat(object(merged, "components", "schemas")).containsOnlyKeys("Value", "motivation.Value");
        assertThat(object(merged, "paths", "/api/motivation/schemes", "get"))
                .containsEntry("schema", Map.of("$ref", "#/components/schemas/motivation.Value"));
        assertThat(object(merged, "paths", "/api/metrics/values", "get"))
                .containsEntry("schema", Map.of("$ref", "#/components/schemas/Value"));
    }

    @Test
    void aServiceThatIsDownIsMarked() {
        Map<String, Object> merged = merge.merge(List.of(
                new OpenApiPart("metrics", State.MISSING, Optional.empty()),
                new OpenApiPart("definition", State.STALE, Optional.of(document("/api/definitions/me", "A", "object"))),
                part("motivation", document("/api/motivation/schemes", "B", "object"))));
        assertThat(object(merged, "x-merit-services"))
                .containsEntry("metrics", "missing")
                .containsEntry("definition", "stale")
                .containsEntry("motivation", "current");
        assertThat(object(merged, "paths")).containsOnlyKeys("/api/definitions/me", "/api/motivation/schemes");
    }

    @Test
    void webhooksNeedNoLoginAndAllElseDoes() {
        Map<String, Object> merged = merge.merge(List.of(
                part("ingest", document("/webhooks/{source}", "A", "object")),
                part("metrics", document("/api/metrics/values", "A", "object"))));
        assertThat(object(merged, "paths", "/webhooks/{source}", "get")).containsEntry("security", List.of());
        assertThat(object(merged, "paths", "/api/metrics/values", "get")).doesNotContainKey("security");
        assertThat(merged.get("security"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .hasSize(2);
        assertThat(object(merged, "components", "securitySchemes")).containsOnlyKeys("bearer", "session");
    }

    private static OpenApiPart part(String service, Map<String, Object> document) {
        return new OpenApiPart(service, State.CURRENT, Optional.of(document));
    }

    private static Map<String, Object> document(String path, String schema, String type) {
        return Map.of(
                "paths",
                Map.of(
                        path,
                        Map.of(
                                "get",
                                Map.of(
                                        "security", List.of(Map.of("theirs", List.of())),
                                        "schema", Map.of("$ref", "#/components/schemas/" + schema)))),
                "components",
                Map.of(
                        "schemas", Map.of(schema, Map.of("type", type)),
                        "securitySchemes", Map.of("theirs", Map.of())));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(Map<String, Object> root, String... keys) {
        Map<String, Object> node = root;
        for (String key : keys) {
            node = (Map<String, Object>) node.get(key);
        }
        return node;
    }
}
