package app.merit.motivation.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every example of the producers, read in place, is understood. */
class ConsumedContractTest {
    private static final Path DEFINITION = Path.of("../kpi-definition-service/src/main/contracts");
    private static final Path METRICS = Path.of("../metrics-ingest-service/src/main/contracts");
    private static final Map<String, Path> FOLDERS = Map.of(
            Feeds.COMPANY, DEFINITION.resolve("definition-company/v1/examples"),
            Feeds.ORGANISATION, DEFINITION.resolve("definition-organisation/v1/examples"),
            Feeds.KPIS, DEFINITION.resolve("definition-kpis/v1/examples"),
            Feeds.TARGETS, DEFINITION.resolve("definition-targets/v1/examples"),
            Feeds.VALUES, METRICS.resolve("kpi-values/v1/examples"),
            Feeds.CONTRIBUTIONS, METRICS.resolve("kpi-contributions/v1/examples"));

    record Example(String topic, Path file) {}

    static Stream<Example> examples() {
        return FOLDERS.entrySet().stream()
                .flatMap(e -> files(e.getValue()).stream().map(f -> new Example(e.getKey(), f)));
    }

    private static List<Path> files(Path folder) {
        try (var files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(".json")).sorted().toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void isUnderstood(Example example) throws IOException {
        var json = Files.readString(example.file());
        var message = new ConsumerRecord<>(example.topic(), 0, 0, "key", json.getBytes(StandardCharsets.UTF_8));

        var batch = Batch.of(List.of(message));

        assertThat(batch.unreadable).isZero();
        assertThat(batch.documents.size() + batch.targets.size() + batch.values.size() + batch.contributions.size())
                .isEqualTo(1);
        assertThat(batch.documents).allSatisfy(d -> {
            assertThat(d.code()).isNotBlank();
            assertThat(d.kind()).isNotBlank();
            assertThat(d.revision()).isPositive();
        });
        assertThat(batch.values).allSatisfy(v -> assertThat(v.revision()).isPositive());
        assertThat(batch.contributions)
                .allSatisfy(c -> assertThat(c.contributions()).doesNotContainNull());
    }
}
