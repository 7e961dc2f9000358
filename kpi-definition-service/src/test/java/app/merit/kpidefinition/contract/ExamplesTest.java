package app.merit.kpidefinition.contract;

import static org.assertj.core.api.Assertions.assertThat;

import app.merit.kpidefinition.company.wire.CompanyDocument;
import app.merit.kpidefinition.goal.wire.GoalDocument;
import app.merit.kpidefinition.kpi.wire.KpiDocument;
import app.merit.kpidefinition.organisation.wire.DepartmentDocument;
import app.merit.kpidefinition.organisation.wire.EmployeeDocument;
import app.merit.kpidefinition.organisation.wire.PositionDocument;
import app.merit.kpidefinition.target.wire.TargetDocument;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExamplesTest {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .build();

    static Stream<Path> published() {
        return Contracts.TOPICS.stream().flatMap(topic -> Contracts.examplesOfTopic(topic).stream());
    }

    static Stream<Path> bodies() {
        return Contracts.examples("rest/examples").stream();
    }

    @ParameterizedTest
    @MethodSource("published")
    void everyExampleKeepsItsSchema(Path example) {
        String topic = example.getName(example.getNameCount() - 4).toString().substring("definition-".length());
        assertThat(Contracts.violations(Contracts.ofTopic(topic), Contracts.read(example))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void everyBodyKeepsItsSchemaAndNoUnknownField(Path example) {
        String name = example.getFileName().toString().replace(".json", "");
        JsonNode body = Contracts.read(example);
        assertThat(Contracts.violations(Contracts.ofBody(name), body)).isEmpty();
        ((ObjectNode) body).put("unknown", 1);
        assertThat(Contracts.violations(Contracts.ofBody(name), body)).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("published")
    void everyExampleSurvivesTheWayThroughTheDomain(Path example) throws JsonProcessingException {
        ObjectNode published = (ObjectNode) Contracts.read(example);
        published.remove("revision");
        assertThat(JSON.<JsonNode>valueToTree(throughDomain(example, published))).isEqualTo(published);
    }

    private static Object throughDomain(Path example, JsonNode published) throws JsonProcessingException {
        String path = example.toString();
        if (path.contains("definition-company")) {
            return CompanyDocument.of(JSON.treeToValue(published, CompanyDocument.class).toDomain());
        }
        if (path.contains("definition-kpis")) {
            return KpiDocument.of(JSON.treeToValue(published, KpiDocument.class).toDomain());
        }
        if (path.contains("definition-targets")) {
            return TargetDocument.of(JSON.treeToValue(published, TargetDocument.class).toDomain());
        }
        if (path.contains("definition-goals")) {
            return GoalDocument.of(JSON.treeToValue(published, GoalDocument.class).toDomain());
        }
        return switch (published.get("kind").asText()) {
            case "employee" ->
                EmployeeDocument.of(JSON.treeToValue(published, EmployeeDocument.class).toDomain());
            case "department" ->
                DepartmentDocument.of(JSON.treeToValue(published, DepartmentDocument.class).toDomain());
            default -> PositionDocument.of(JSON.treeToValue(published, PositionDocument.class).toDomain());
        };
    }
}
