package app.merit.metrics.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.merit.metrics.messaging.MetricsRole;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.awaitility.core.ThrowingRunnable;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A running application with the demo company; each test class keeps to a month of its own. */
@OnRealEngines
public abstract class MetricsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String servers;

    @Inject
    protected MetricsRole role;

    protected KafkaTestClient kafka;

    @BeforeEach
    void connect() {
        kafka = new KafkaTestClient(servers);
        kafka.createTopics(4);
        DemoDefinitions.send(kafka);
        eventually(() -> assertThat(role.ready()).isTrue());
        // The definitions are in once the last of them answers.
        eventually(() -> assertThat(
                        value("calls", "employee:elena.kuznetsova", "2026-01").statusCode())
                .isEqualTo(200));
        eventually(() -> assertThat(
                        value("win-rate", "department:south", "2026-01").statusCode())
                .isEqualTo(200));
    }

    @AfterEach
    void disconnect() {
        kafka.close();
    }

    protected static void eventually(ThrowingRunnable check) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(100)).untilAsserted(check);
    }

    /** What an administrator is answered. */
    protected static Response value(String kpi, String subject, String period) {
        return get(Tokens.admin(), kpi, subject, period);
    }

    protected static Response get(String token, String kpi, String subject, String period) {
        return RestAssured.given()
                .auth()
                .oauth2(token)
                .queryParams(Map.of("kpi", kpi, "subject", subject, "period", period))
                .get("/api/metrics/values");
    }

    protected static String number(String kpi, String subject, String period) {
        return value(kpi, subject, period).jsonPath().getString("value");
    }
}
