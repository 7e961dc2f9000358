package app.merit.local.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.merit.local.simulator.CrmEvent;
import app.merit.local.simulator.CrmSource;
import app.merit.local.simulator.Deal;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The main job, end to end on the real engines: a webhook becomes a KPI becomes a bonus. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class JourneyIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private static final YearMonth MONTH = YearMonth.from(NOW.atZone(ZoneId.of("Europe/Berlin")));

    @TempDir
    static Path folder;

    private static RunningCluster merit;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        merit = RunningCluster.start(folder.resolve("data"));
    }

    @AfterAll
    static void stop() throws IOException {
        if (merit != null) {
            merit.close();
        }
    }

    @Test
    @Order(1)
    void wonDealsOfTwoDepartmentsBecomeExactValues() throws Exception {
        CrmEvent anna = won(CrmSource.PIPEDRIVE, 1, "9001", "125000.50");
        CrmEvent dmitri = won(CrmSource.AMOCRM, 2, "3004", "40000");
        CrmEvent nobody = won(CrmSource.STANDARD, 3, "who-is-that", "10.25");
        for (CrmEvent event : new CrmEvent[] {anna, dmitri, nobody, anna, dmitri}) {
            assertThat(merit.post(event)).isBetween(200, 299);
        }

        awaitRevenue("kim.admin", "company", "165010.750000");
        awaitRevenue("anna.petrova", "employee:anna.petrova", "125000.500000");
        awaitRevenue("dmitri.volkov", "employee:dmitri.volkov", "40000.000000");
        awaitRevenue("kim.admin", "department:north", "125000.500000");
        awaitRevenue("kim.admin", "department:south", "40000.000000");
        awaitRevenue("kim.admin", "unassigned", "10.250000");
    }

    @Test
    @Order(2)
    void valuesBecomeTheBonusToTheCent() throws Exception {
        // 100,000.00 at 3 % and 25,000.50 at 5 %
        awaitComponent("anna.petrova", "anna.petrova", "commission", "4250.03");
        awaitComponent("dmitri.volkov", "dmitri.volkov", "commission", "1200.00");
        // 1 % of what the people of the north have won
        awaitComponent("ivan.orlov", "ivan.orlov", "override", "1250.01");
    }

    @Test
    @Order(3)
    void aHeadSeesTheirPeopleAndAStrangerSeesNothing() throws Exception {
        String annasRevenue = revenue("employee:anna.petrova");
        assertThat(merit.get("ivan.orlov", annasRevenue).status()).isEqualTo(200);
        assertThat(merit.get("maria.sokolova", annasRevenue).status()).isEqualTo(200);
        assertThat(merit.get("olga.smirnova", annasRevenue).status()).isEqualTo(404);
        assertThat(merit.get("boris.ivanov", annasRevenue).status()).isEqualTo(404);
        assertThat(merit.get("otto.ops", annasRevenue).status()).isEqualTo(404);
        assertThat(merit.getWithoutToken(annasRevenue).status()).isEqualTo(401);

        String annasPay = accrual("anna.petrova");
        assertThat(merit.get("anna.petrova", annasPay).status()).isEqualTo(200);
        assertThat(merit.get("pat.payroll", annasPay).status()).isEqualTo(200);
        assertThat(merit.get("dmitri.volkov", annasPay).status()).isEqualTo(404);
        assertThat(merit.get("kim.admin", annasPay).status()).isEqualTo(404);
        assertThat(merit.get("boris.ivanov", annasPay).body())
                .as("a foreign object answers like a missing one")
                .isEqualTo(merit.get("boris.ivanov", accrual("no.such.person")).body());
    }

    @Test
    @Order(4)
    void aPersonSeesAPostedDealArriveInTheBrowser() throws Exception {
        NodeProject e2e = new NodeProject(Path.of("e2e"));
        e2e.install();
        e2e.run(
                Map.of(
                        "PORTAL_URL", merit.url(),
                        "STANDARD_SECRET", merit.merit().secrets().get("source.standard-main.key"),
                        "CHROMIUM", NodeProject.browser(),
                        "E2E_SCREENSHOTS",
                                Path.of("target/e2e").toAbsolutePath().toString()),
                "npm",
                "test");
    }

    @Test
    @Order(5)
    void metricsKilledInMidStreamLosesAndDoublesNothing() throws Exception {
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < 60; i++) {
            if (i == 20) {
                merit.kill("metrics-ingest-service");
            }
            String amount = (100 + i) + ".0" + i % 10;
            CrmEvent deal = won(CrmSource.STANDARD, 100 + i, "elena", amount);
            await().atMost(PATIENCE).ignoreExceptions().until(() -> merit.post(deal) / 100 == 2);
            sum = sum.add(new BigDecimal(amount));
        }
        awaitRevenue(
                "elena.kuznetsova", "employee:elena.kuznetsova", sum.setScale(6).toPlainString());
    }

    private static void awaitRevenue(String login, String subject, String value) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(300)).untilAsserted(() -> {
            RunningCluster.Answer answer = merit.get(login, revenue(subject));
            assertThat(answer.status()).as(subject).isEqualTo(200);
            assertThat(answer.body().path("value").asText()).as(subject).isEqualTo(value);
            assertThat(answer.body().path("currency").asText()).isEqualTo("EUR");
        });
    }

    private static void awaitComponent(String login, String employee, String component, String amount) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(300)).untilAsserted(() -> {
            RunningCluster.Answer answer = merit.get(login, accrual(employee));
            assertThat(answer.status()).isEqualTo(200);
            assertThat(amountOf(answer.body(), component)).isEqualTo(amount);
            assertThat(total(answer.body())).isEqualTo(sumOfComponents(answer.body()));
        });
    }

    private static String amountOf(JsonNode accrual, String component) {
        for (JsonNode candidate : accrual.path("components")) {
            if (candidate.path("code").asText().equals(component)) {
                return candidate.at("/amount/amount").asText();
            }
        }
        return "none in " + accrual;
    }

    private static BigDecimal total(JsonNode accrual) {
        return new BigDecimal(accrual.at("/total/amount").asText());
    }

    private static BigDecimal sumOfComponents(JsonNode accrual) {
        BigDecimal sum = BigDecimal.ZERO.setScale(2);
        for (JsonNode component : accrual.path("components")) {
            sum = sum.add(new BigDecimal(component.at("/amount/amount").asText()));
        }
        return sum;
    }

    private static String revenue(String subject) {
        return "/api/metrics/values?kpi=revenue&subject=" + subject + "&period=" + MONTH;
    }

    private static String accrual(String employee) {
        return "/api/motivation/accruals/" + employee + "/" + MONTH;
    }

    private static CrmEvent won(CrmSource source, long number, String owner, String amount) {
        Deal open = new Deal(
                source,
                number,
                owner,
                Deal.Status.OPEN,
                1,
                new BigDecimal(amount),
                NOW.minusSeconds(2),
                NOW.minusSeconds(2));
        return new CrmEvent.DealStep(
                new Deal(source, number, owner, Deal.Status.WON, 1, open.amount(), open.createdAt(), NOW), open);
    }
}
