package app.merit.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.merit.metrics.support.Crm;
import app.merit.metrics.support.DemoDefinitions;
import app.merit.metrics.support.KafkaTestClient;
import app.merit.metrics.support.OnRealEngines;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@OnRealEngines
class ChangesBecomeValuesTest {
    @ConfigProperty(name = "kafka.bootstrap.servers")
    String servers;

    KafkaTestClient kafka;

    @BeforeEach
    void connect() {
        kafka = new KafkaTestClient(servers);
        kafka.createTopics(4);
        DemoDefinitions.send(kafka);
    }

    @AfterEach
    void disconnect() {
        kafka.close();
    }

    @Test
    void aWonDealIsAValueOfItsOwnerDepartmentAndCompany() {
        kafka.send(Crm.deal("slice-1").won("3001", "125.50").at("2026-11-15T12:00:00Z").build());
        kafka.flush();

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            var values = kafka.latest("kpi.values");
            assertThat(values.get("revenue:employee:anna.petrova:2026-11")).contains("\"value\":\"125.500000\"");
            assertThat(values.get("revenue:department:north:2026-11")).contains("\"numerator\":\"125.50\"");
            assertThat(values.get("revenue:company:2026-11")).contains("\"numerator\":\"125.50\"");
        });
    }
}
