package app.merit.motivation.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One record that breaks its contract must not stop the pay of all others. */
class BatchTest {
    private static ConsumerRecord<String, byte[]> message(String topic, String json) {
        return new ConsumerRecord<>(topic, 0, 0, "key", json.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "kpi.values|{}",
                "kpi.values|{\"kpi\":\"a\",\"subject\":\"employee:b\",\"period\":\"2026-11\",\"numerator\":null,\"denominator\":\"1\",\"revision\":1}",
                "kpi.contributions|{\"kpi\":\"a\",\"source\":\"s\",\"entity\":\"deal\",\"id\":\"1\",\"revision\":1}",
                "kpi.contributions|{\"kpi\":\"a\",\"source\":\"s\",\"entity\":\"deal\",\"id\":\"1\",\"contributions\":[null],\"revision\":1}",
                "kpi.contributions|{\"kpi\":\"a\",\"source\":\"s\",\"entity\":\"deal\",\"id\":\"1\",\"contributions\":[{\"day\":\"2026-11-01\"}],\"revision\":1}",
                "definition.targets|{\"kpi\":\"a\",\"subject\":\"employee:b\",\"period\":\"2026-11\",\"revision\":1}",
                "definition.organisation|{\"kind\":\"planet\",\"code\":\"a\",\"revision\":1}",
                "definition.organisation|[]",
                "definition.kpis|{\"revision\":1}"
            })
    void aRecordThatBreaksItsContractIsPassedOver(String topic, String json) {
        var batch = Batch.of(List.of(message(topic, json)));

        assertThat(batch.unreadable).isEqualTo(1);
        assertThat(batch.documents).isEmpty();
        assertThat(batch.targets).isEmpty();
        assertThat(batch.values).isEmpty();
        assertThat(batch.contributions).isEmpty();
    }

    @Test
    void theOthersOfItsBatchAreTaken() {
        var good =
                "{\"kpi\":\"a\",\"source\":\"s\",\"entity\":\"deal\",\"id\":\"1\",\"contributions\":[],\"revision\":1}";

        var batch = Batch.of(List.of(message("kpi.contributions", "{}"), message("kpi.contributions", good)));

        assertThat(batch.contributions).hasSize(1);
    }
}
