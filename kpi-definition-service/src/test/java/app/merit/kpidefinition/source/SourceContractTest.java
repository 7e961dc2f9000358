package app.merit.kpidefinition.source;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import app.merit.kpidefinition.KafkaProbe;
import app.merit.kpidefinition.ServiceTest;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Every example of the owner of {@code crm.sources} makes its source known here; bad records hide nothing. */
@QuarkusTest
class SourceContractTest extends ServiceTest {
    private static final Path EXAMPLES =
            Path.of("../metrics-ingest-service/src/main/contracts/crm-source/v1/examples");

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String servers;

    @Test
    void aSourceIsUnknownUntilItIsAnnounced() throws Exception {
        KafkaProbe kafka = new KafkaProbe(servers);
        kafka.announce("so-first");
        prepare();
        put("kpis/so-count", kpi("so-later"))
                .statusCode(422)
                .body("errors[0].field", equalTo("versions[0].sources[0]"))
                .body("errors[0].rule", containsString("crm.sources"))
                .body("errors[0].value", equalTo("so-later"));

        kafka.send("crm.sources", "broken", "{not json");
        kafka.announce("so-later");

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> put("kpis/so-count", kpi("so-later")).statusCode(201));
    }

    @Test
    void theOwnersExamplesAreUnderstood() throws Exception {
        KafkaProbe kafka = new KafkaProbe(servers);
        kafka.announce();
        prepare();
        ObjectMapper json = new ObjectMapper();
        List<Path> examples;
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            examples = files.sorted().toList();
        }
        for (Path example : examples) {
            String source = json.readTree(example.toFile()).get("source").asText();
            kafka.send("crm.sources", source, Files.readString(example));
            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> put("kpis/so-of-" + source, kpi(source))
                    .statusCode(org.hamcrest.Matchers.oneOf(200, 201)));
        }
    }

    private static void prepare() {
        position("so-rep");
        put("goals/so-goal", "{\"names\":" + names("goal") + "}");
    }

    private static String kpi(String source) {
        return """
        {"names":{"ru":"a","en":"a"},"unit":"count","direction":"higher","goal":"so-goal","position":"so-rep",
         "accountablePosition":"so-rep","scope":"both","versions":[{"from":"2026-01-01","entity":"deal",
         "sources":["%s"],"moment":{"kind":"won"},"measure":{"kind":"count"}}]}"""
                .formatted(source);
    }
}
