package app.merit.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.merit.embedded.Checkout;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * The main job on the real engines: a webhook becomes a KPI becomes a bonus. One cluster serves all the tests, which
 * therefore keep to people of their own: Anna and Dmitri the exact figures, Boris the browser, Clara and Elena the kill.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MainJobTest {
    private static final Duration FIGURES_FOLLOW_WITHIN = Duration.ofSeconds(30);
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    @TempDir
    static Path folder;

    private static RunningMerit merit;
    private static Crm crm;
    /** Some seconds back, so that the CRM's clock is never ahead of ours. */
    private static final Instant NOW = Instant.ofEpochSecond(Instant.now().getEpochSecond() - 5);

    private static final String MONTH = YearMonth.from(NOW.atZone(ZONE)).toString();

    @BeforeAll
    static void start() throws IOException {
        merit = RunningMerit.start(folder.resolve("merit"));
        crm = new Crm(merit);
    }

    @AfterAll
    static void stop() throws IOException {
        if (merit != null) {
            merit.close();
        }
    }

    @Test
    @Order(1)
    void webhooksOfThreeCrmsBecomeExactKpisAndBonusesOfTwoDepartments() throws Exception {
        assertThat(crm.amoLead("add", "501", "100", "90000", "3001", NOW.minusSeconds(60)))
                .isBetween(200, 204);
        assertThat(crm.amoLead("status", "501", "142", "120000", "3001", NOW)).isBetween(200, 204);
        assertThat(crm.amoLead("status", "501", "142", "120000", "3001", NOW)).isBetween(200, 204);
        assertThat(crm.standardWon("s-1", "5000.50", "anna", NOW)).isBetween(200, 204);
        assertThat(crm.pipedriveDeal("901", "lost", "700", "9001", NOW)).isBetween(200, 204);
        assertThat(crm.pipedriveDeal("902", "won", "80000", "9004", NOW)).isBetween(200, 204);
        assertThat(crm.amoLead("add", "502", "142", "1000", "7777", NOW)).isBetween(200, 204);

        Api admin = Api.as(merit, "kim.admin");
        awaitValue(admin, "revenue", "company", "206000.50");
        assertValue(admin, "revenue", "employee:anna.petrova", "125000.50");
        assertValue(admin, "revenue", "employee:dmitri.volkov", "80000");
        assertValue(admin, "revenue", "department:north", "125000.50");
        assertValue(admin, "revenue", "department:south", "80000");
        assertValue(admin, "revenue", "department:sales", "205000.50");
        assertValue(admin, "revenue", "unassigned", "1000");
        assertValue(admin, "deals-won", "employee:anna.petrova", "2");
        assertValue(admin, "average-deal", "department:north", "62500.25");
        assertValue(admin, "win-rate", "employee:anna.petrova", "66.66667");
        assertValue(admin, "win-rate", "department:sales", "75");
        assertValue(admin, "calls", "employee:anna.petrova", "0");
    }

    @Test
    @Order(2)
    void everyoneReadsTheirOwnMoneyExactly() throws Exception {
        Api anna = Api.as(merit, "anna.petrova");

        // 100,000 at 3 % and 25,000.50 at 5 % are 4,250.025; win rate 66.7 of 60 pays 60 % of 500; no calls pay
        // nothing.
        awaitTotal(anna, "anna.petrova", "4550.03");
        Api.Answer own = anna.accrual("anna.petrova", MONTH);
        assertThat(own.body().path("total").path("currency").asText()).isEqualTo("EUR");
        assertThat(new BigDecimal(own.body()
                        .path("components")
                        .get(0)
                        .path("amount")
                        .path("amount")
                        .asText()))
                .isEqualByComparingTo("4250.03");
        // 80,000 at 3 %; win rate 100 of 60 pays 130 % of 60 % of 500.
        awaitTotal(Api.as(merit, "dmitri.volkov"), "dmitri.volkov", "2790");
        // 1 % of the department's 125,000.50; revenue under 80 % of target pays nothing, win rate 30 % of 800.
        awaitTotal(Api.as(merit, "ivan.orlov"), "ivan.orlov", "1490.01");
    }

    @Test
    @Order(3)
    void aHeadSeesThePeopleAndOnlyTheTotalOfTheirMoney() throws Exception {
        Api ivan = Api.as(merit, "ivan.orlov");

        assertValue(ivan, "revenue", "employee:anna.petrova", "125000.50");
        assertValue(ivan, "revenue", "department:north", "125000.50");
        Api.Answer pay = ivan.accrual("anna.petrova", MONTH);
        assertThat(pay.status()).isEqualTo(200);
        assertThat(new BigDecimal(pay.body().path("total").path("amount").asText()))
                .isEqualByComparingTo("4550.03");
        assertThat(pay.body().path("components").size()).isZero();
    }

    @Test
    @Order(4)
    void aStrangerGetsTheAnswerForSomethingMissing() throws Exception {
        Api boris = Api.as(merit, "boris.ivanov");
        Api olga = Api.as(merit, "olga.smirnova");
        Api kim = Api.as(merit, "kim.admin");

        assertThat(boris.value("revenue", "employee:anna.petrova", MONTH).status())
                .isEqualTo(404);
        assertThat(boris.value("revenue", "employee:no.body", MONTH).status()).isEqualTo(404);
        assertThat(boris.value("revenue", "department:south", MONTH).status()).isEqualTo(404);
        assertThat(boris.value("revenue", "department:north", MONTH).status())
                .as("fewer than three contributing people")
                .isEqualTo(404);
        assertThat(boris.accrual("anna.petrova", MONTH).status()).isEqualTo(404);
        assertThat(olga.value("revenue", "employee:anna.petrova", MONTH).status())
                .isEqualTo(404);
        assertThat(olga.accrual("anna.petrova", MONTH).status()).isEqualTo(404);
        assertThat(kim.accrual("anna.petrova", MONTH).status())
                .as("who defines KPIs does not read pay")
                .isEqualTo(404);
        assertThat(Api.as(merit, "pat.payroll").accrual("anna.petrova", MONTH).status())
                .isEqualTo(200);
        assertThat(Api.anonymous(merit).accrual("anna.petrova", MONTH).status()).isEqualTo(401);
        assertThat(crm.amoWithWrongSecret()).isEqualTo(401);
    }

    @Test
    @Order(5)
    void aDeletedDealTakesItsMoneyAlong() throws Exception {
        assertThat(crm.amoDelete("502")).isBetween(200, 204);

        Api admin = Api.as(merit, "kim.admin");
        awaitValue(admin, "revenue", "unassigned", "0");
        assertValue(admin, "revenue", "company", "205000.50");
    }

    @Test
    @Order(6)
    void aPersonSeesAPostedDealArriveInTheBrowser() throws Exception {
        NodeProject browser = new NodeProject(Checkout.root().resolve("deploy/local/e2e"));
        browser.install();
        browser.run(
                Map.of(
                        "PORTAL_URL",
                        merit.url(),
                        "WEBHOOK_URL",
                        merit.url() + "/webhooks/standard-main",
                        "STANDARD_SECRET",
                        merit.secret("source.standard-main.key"),
                        "E2E_LOGIN",
                        "boris.ivanov",
                        "E2E_CRM_USER",
                        "boris"),
                "node",
                "--test",
                "portal.e2e.mjs");
    }

    @Test
    @Order(7)
    void aKilledMetricsRoleLosesAndDoublesNothing() throws Exception {
        List<String> owners = List.of("clara", "elena");
        Map<String, BigDecimal> expected = new HashMap<>();
        Random random = new Random(20261123);
        ProcessHandle victim = merit.part("metrics-ingest-service");
        for (int i = 0; i < 400; i++) {
            String owner = owners.get(i % owners.size());
            BigDecimal amount = BigDecimal.valueOf(random.nextLong(1, 500_000), 2);
            expected.merge(owner, amount, BigDecimal::add);
            if (i == 150) {
                victim.destroyForcibly();
            }
            sendUntilAccepted("k-" + i, amount.toPlainString(), owner);
        }

        assertThat(victim.isAlive()).isFalse();
        Api admin = Api.as(merit, "kim.admin");
        awaitValue(
                admin, "revenue", "employee:clara.weber", expected.get("clara").toPlainString());
        awaitValue(
                admin,
                "revenue",
                "employee:elena.kuznetsova",
                expected.get("elena").toPlainString());
        awaitValue(admin, "deals-won", "employee:clara.weber", "200");
        awaitValue(admin, "deals-won", "employee:elena.kuznetsova", "200");
    }

    /** Sends as a CRM does: again and again until the answer says that the deal is safe. */
    private static void sendUntilAccepted(String id, String amount, String owner) {
        await().atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(100))
                .pollDelay(Duration.ZERO)
                .until(() -> {
                    try {
                        int status = crm.standardWon(id, amount, owner, NOW);
                        assertThat(status).isIn(200, 202, 204, 429, 502, 503, 504);
                        return status < 300;
                    } catch (IOException connectionLost) {
                        return false;
                    }
                });
    }

    private static void awaitValue(Api api, String kpi, String subject, String expected) {
        await().atMost(FIGURES_FOLLOW_WITHIN).untilAsserted(() -> assertValue(api, kpi, subject, expected));
    }

    private static void assertValue(Api api, String kpi, String subject, String expected)
            throws IOException, InterruptedException {
        Api.Answer answer = api.value(kpi, subject, MONTH);
        assertThat(answer.status())
                .as("%s of %s: %s", kpi, subject, answer.body())
                .isEqualTo(200);
        assertThat(new BigDecimal(answer.text("value")))
                .as("%s of %s", kpi, subject)
                .isEqualByComparingTo(expected);
    }

    private static void awaitTotal(Api api, String employee, String expected) {
        await().atMost(FIGURES_FOLLOW_WITHIN).untilAsserted(() -> {
            Api.Answer answer = api.accrual(employee, MONTH);
            assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
            assertThat(new BigDecimal(answer.body().path("total").path("amount").asText()))
                    .as(answer.body().toPrettyString())
                    .isEqualByComparingTo(expected);
        });
    }
}
