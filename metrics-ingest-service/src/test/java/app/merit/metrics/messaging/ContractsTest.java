package app.merit.metrics.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import app.merit.metrics.state.domain.FieldValue;
import app.merit.metrics.state.domain.Fields;
import app.merit.metrics.store.DefinitionRows;
import app.merit.metrics.support.Schemas;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every example that a producer publishes can be read here; our own fit their schemas. */
class ContractsTest {
    private static final Path DEFINITIONS = Path.of("../kpi-definition-service/src/main/contracts");

    @ParameterizedTest
    @ValueSource(strings = {"kpi-contributions", "kpi-values"})
    void ourExamplesFitOurSchemas(String contract) {
        var examples = Schemas.ownExamples(contract);
        assertThat(examples).isNotEmpty();
        examples.forEach(e -> Schemas.assertValid(contract, e));
    }

    @Test
    void everyExampleOfAChangeIsRead() {
        var examples = Schemas.ownExamples("crm-change");
        assertThat(examples).isNotEmpty();
        assertThat(examples)
                .allSatisfy(e -> assertThat(ChangeReader.read(e).entity().id()).isNotEmpty());
    }

    @Test
    void whoAlteredAReplayedRequestIsRead() {
        var edited = Schemas.ownExamples("crm-change").stream()
                .map(e -> ChangeReader.read(e).inbox())
                .filter(inbox -> inbox.replay() != null)
                .toList();
        assertThat(edited).singleElement().satisfies(inbox -> {
            assertThat(inbox.replay().edit().editor()).isEqualTo("oleg.ops");
            assertThat(inbox.replay().edit().differences())
                    .extracting("path", "before", "after")
                    .containsExactly(tuple("/data/fields/amount", "12O0.00", "1200.00"));
        });
    }

    @Test
    void aCurrencyThatTheSourceAssumedIsNotTakenForStated() {
        var assumed = Schemas.ownExamples("crm-change").stream()
                .filter(e -> e.contains("currencyAssumed"))
                .findFirst()
                .orElseThrow();
        assertThat(ChangeReader.read(assumed).fields())
                .containsEntry(Fields.ASSUMED_CURRENCY, new FieldValue.Text("EUR"))
                .doesNotContainKey(Fields.CURRENCY);
        assertThat(ChangeReader.read(assumed.replaceAll("\"currencyAssumed\" *: *true,", ""))
                        .fields())
                .containsEntry(Fields.CURRENCY, new FieldValue.Text("EUR"));
    }

    @Test
    void everyExampleOfADefinitionIsRead() {
        var kinds = Map.of(
                "definition-company", DefinitionRows.COMPANY,
                "definition-kpis", DefinitionRows.KPI,
                "definition-targets", DefinitionRows.TARGET);
        kinds.forEach((contract, kind) -> {
            var examples = Schemas.examples(DEFINITIONS, contract);
            assertThat(examples).isNotEmpty();
            examples.forEach(e -> DefinitionReader.check(new DefinitionRows.Row(kind, "x", 1, e)));
        });
        for (var example : Schemas.examples(DEFINITIONS, "definition-organisation")) {
            var kind = Json.object(example).path("kind").textValue();
            if (!kind.equals("position")) {
                DefinitionReader.check(new DefinitionRows.Row(kind, "x", 1, example));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "[]",
                "{}",
                "{\"source\":\"a\"",
                "{\"source\":\"a\",\"entity\":\"lead\"}",
                "{\"source\":\"\",\"entity\":\"deal\",\"id\":\"1\",\"change\":\"updated\",\"snapshot\":\"full\","
                        + "\"occurredAt\":\"2026-01-01T00:00:00Z\",\"occurredAtFrom\":\"crm\","
                        + "\"receivedAt\":\"2026-01-01T00:00:00Z\",\"dedupeKey\":\"k\"}",
                "{\"source\":\"a\",\"entity\":\"deal\",\"id\":\"1\",\"change\":\"updated\",\"snapshot\":\"full\","
                        + "\"occurredAt\":\"2026-01-01T00:00:00Z\",\"occurredAtFrom\":\"crm\","
                        + "\"receivedAt\":\"2026-01-01T00:00:00Z\",\"dedupeKey\":\"k\","
                        + "\"fields\":{\"amount\":\"1e99999999\"}}"
            })
    void whatIsNoChangeIsRefusedWithAReason(String json) {
        assertThatThrownBy(() -> ChangeReader.read(json)).isInstanceOf(MalformedRecord.class);
    }
}
