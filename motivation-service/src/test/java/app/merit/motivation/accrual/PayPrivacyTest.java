package app.merit.motivation.accrual;

import static app.merit.motivation.World.MONTH;
import static app.merit.motivation.World.accrual;
import static app.merit.motivation.World.as;
import static app.merit.motivation.World.compAdmin;
import static app.merit.motivation.World.works;
import static app.merit.motivation.World.world;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import app.merit.motivation.RunningService;
import app.merit.motivation.store.Database;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who sees whose pay, and that reads are recorded. */
@QuarkusTest
@RunningService
class PayPrivacyTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject
    Database database;

    @BeforeEach
    void company() {
        world().founded();
        world().company("total");
        world().employee("pia", works("north", "sales-rep", false, "2020-01-01", null));
        world().credit("revenue", "p1", "pia", 2, "1000");
        await().atMost(SOON)
                .until(() -> "30.00".equals(accrual(compAdmin(), "pia").path("total.amount")));
    }

    private List<String> reads(String reader) {
        return database.list(
                "select employee || ' ' || period || ' ' || level from pay_access where reader = ? order by id",
                row -> row.getString(1),
                reader);
    }

    @Test
    void ownPayIsShownInFullAndNotRecorded() {
        accrual(as("pia", "employee"), "pia").then().statusCode(200).body("components", notNullValue());

        assertThat(reads("pia")).isEmpty();
    }

    @Test
    void aHeadSeesTheTotalOnlyAndIsRecorded() {
        accrual(as("ivan", "employee"), "pia")
                .then()
                .statusCode(200)
                .body("total.amount", equalTo("30.00"))
                .body("components", nullValue())
                .body("inputs", nullValue());
        accrual(as("maria", "employee"), "pia").then().statusCode(200).body("components", nullValue());

        assertThat(reads("ivan")).last().isEqualTo("pia " + MONTH + " total");
    }

    @Test
    void theCompanySettingOpensOrClosesPayToHeads() {
        world().company("full");
        await().atMost(SOON).until(() -> accrual(as("ivan", "employee"), "pia").path("components") != null);
        assertThat(reads("ivan")).last().isEqualTo("pia " + MONTH + " full");

        world().company("none");
        await().atMost(SOON).until(() -> accrual(as("ivan", "employee"), "pia").statusCode() == 404);
    }

    @Test
    void strangersGetTheSameAnswerAsForWhatDoesNotExist() {
        var missing = accrual(as("olga", "employee"), "nobody")
                .then()
                .statusCode(404)
                .extract()
                .asString();

        for (var stranger : List.of(
                as("olga", "employee"),
                as("anna", "employee"),
                as(null, "kpi-admin"),
                as(null, "ops"),
                as(null, "employee"),
                as("unknown", "employee"))) {
            assertThat(accrual(stranger, "pia").then().statusCode(404).extract().asString())
                    .isEqualTo(missing);
        }
    }

    @Test
    void rolesThatAnswerForPaySeeAllOfItAndAreRecorded() {
        for (var role : List.of("comp-admin", "payroll", "auditor")) {
            accrual(as(null, role), "pia").then().statusCode(200).body("components", notNullValue());
        }

        assertThat(reads("test.payroll")).last().isEqualTo("pia " + MONTH + " full");
    }

    @Test
    void aListHoldsOnlyWhatMayBeSeenAndIsRecorded() {
        as("ivan", "employee")
                .get("/api/motivation/accruals?period=" + MONTH)
                .then()
                .statusCode(200)
                .body("items.employee", hasItems("ivan", "pia"))
                .body("items.employee", not(hasItems("olga")))
                .body("items[0].components", nullValue());
        as("pia", "employee")
                .get("/api/motivation/accruals?period=" + MONTH)
                .then()
                .statusCode(200)
                .body("total", equalTo(1));
        as(null, "ops")
                .get("/api/motivation/accruals?period=" + MONTH)
                .then()
                .statusCode(200)
                .body("total", equalTo(0));
        as(null, "auditor")
                .get("/api/motivation/accruals?size=500&period=" + MONTH)
                .then()
                .statusCode(200)
                .body("items.employee", hasItems("ivan", "pia", "olga"));

        assertThat(reads("ivan")).contains("pia " + MONTH + " total").noneMatch(r -> r.startsWith("ivan "));
        assertThat(reads("test.auditor")).contains("olga " + MONTH + " total");
    }

    @Test
    void aPeriodThatIsNoneIsRefused() {
        as("pia", "employee").get("/api/motivation/accruals/pia/2026-13").then().statusCode(400);
        as("pia", "employee").get("/api/motivation/accruals").then().statusCode(400);
        as("pia", "employee").get("/api/motivation/accruals/pia/2019-01").then().statusCode(404);
    }

    @Test
    void theServiceRoleCannotRewriteWhoReadWhat() {
        assertThatThrownBy(() -> database.update("update pay_access set reader = 'x'"))
                .hasRootCauseMessage("ERROR: permission denied for table pay_access");
        assertThatThrownBy(() -> database.update("delete from pay_access")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> database.update("create table mine (id int)"))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> database.update("truncate accrual")).isInstanceOf(IllegalStateException.class);
    }
}
