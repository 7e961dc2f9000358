package app.merit.motivation.accrual;

import static app.merit.motivation.World.MONTH;
import static app.merit.motivation.World.accrual;
import static app.merit.motivation.World.as;
import static app.merit.motivation.World.compAdmin;
import static app.merit.motivation.World.works;
import static app.merit.motivation.World.world;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.merit.motivation.Contract;
import app.merit.motivation.RunningService;
import app.merit.motivation.World;
import io.quarkus.test.junit.QuarkusTest;
import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Records in, money out: on the real broker and database. */
@QuarkusTest
@RunningService
class AccrualJourneyTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    @BeforeEach
    void company() {
        world().founded();
    }

    private static String total(String employee) {
        var answer = accrual(compAdmin(), employee);
        return answer.statusCode() == 200 ? answer.path("total.amount") : answer.asString();
    }

    private static String status(String employee) {
        return accrual(compAdmin(), employee).path("status");
    }

    @Test
    void anAccrualFollowsValuesAndCredits() {
        world().target("deals-won", "employee:anna", "2");
        world().credit("revenue", "a1", "anna", 2, "200000");
        world().credit("revenue", "a2", "anna", 3, "50000.50");
        world().value("revenue", "employee:anna", "250000.50");
        world().credit("deals-won", "a1", "anna", 2, "1");
        world().credit("deals-won", "a2", "anna", 3, "1");
        world().value("deals-won", "employee:anna", "2");

        // 100,000 x 3 % + 150,000.50 x 5 % = 10,500.025; the scorecard's other line has no value: 1,000 x 100 %
        await().atMost(SOON).untilAsserted(() -> {
            assertThat(total("anna")).isEqualTo("11500.03");
            assertThat(status("anna")).isEqualTo("current");
        });
        var body = accrual(as("anna", "employee"), "anna").jsonPath();
        assertThat(body.getList("components.amount.amount", String.class)).containsExactly("10500.03", "1000.00");
        assertThat(body.getList("components.kind", String.class)).containsExactly("commission", "scorecard");
        var leaves = body.getList("components[0].slices.credits.amount.flatten()", String.class);
        assertThat(leaves.stream().map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo("10500.03");
        assertThat(body.getList("marks", String.class)).contains("unconfirmed", "value-missing:calls");
        assertThat(body.getString("newestChangeAt")).isEqualTo("2026-11-02T10:00:00.123456Z");
        assertThat(body.getLong("inputs.contributionsRevision")).isPositive();
    }

    @Test
    void aDealThatMovesToAnotherPersonTakesItsMoneyAlong() {
        world().credit("revenue", "b1", "boris", 2, "1000");
        await().atMost(SOON).until(() -> total("boris"), "30.00"::equals);

        world().credit("revenue", "b1", "clara", 2, "1000");

        await().atMost(SOON).until(() -> total("boris"), "0.00"::equals);
        await().atMost(SOON).until(() -> total("clara"), "30.00"::equals);
    }

    @Test
    void itIsSettlingWhileValuesAndCreditsDiffer() {
        world().employee("settling", works("south", "sales-rep", false, "2020-01-01", null));
        world().credit("revenue", "s1", "settling", 2, "1000");
        await().atMost(SOON).until(() -> total("settling"), "30.00"::equals);
        assertThat(status("settling")).isEqualTo("settling");

        world().value("revenue", "employee:settling", "1000");

        await().atMost(SOON).until(() -> status("settling"), "current"::equals);
    }

    @Test
    void aRecordThatIsNotNewerIsDropped() {
        world().employee("replayed", works("south", "sales-rep", false, "2020-01-01", null));
        long newer = World.revision() + 1000;
        world().credit("revenue", "r1", "replayed", 2, "2000", newer);
        world().credit("revenue", "r1", "replayed", 2, "9000", newer - 1);
        world().credit("revenue", "r1", "replayed", 2, "9000", newer);
        world().credit("revenue", "r2", "replayed", 2, "1000");

        await().atMost(SOON).until(() -> total("replayed"), "90.00"::equals);
        world().contributions("revenue", "r1", "", newer + 1);
        await().atMost(SOON).until(() -> total("replayed"), "30.00"::equals);
    }

    @Test
    void eachSchemePaysItsOwnDaysAfterATransfer() {
        var turn = MONTH.atDay(15).toString();
        world().employee(
                        "mover",
                        works("south", "sales-rep", false, "2020-01-01", turn),
                        works("south", "senior-rep", false, turn, null));
        world().credit("revenue", "m1", "mover", 14, "1000");
        world().credit("revenue", "m2", "mover", 15, "1000");

        await().atMost(SOON).until(() -> total("mover"), "130.00"::equals);
        var body = accrual(compAdmin(), "mover").jsonPath();
        assertThat(body.getList("schemes.code", String.class)).containsExactly("sales-rep", "senior-rep");
        assertThat(body.getString("schemes[0].days[0].until")).isEqualTo(turn);
    }

    @Test
    void aHeadEarnsFromThePeopleOfTheSubtree() {
        world().department("east", "sales");
        world().employee("edith", works("east", "department-head", true, "2020-01-01", null));
        var turn = MONTH.atDay(10).toString();
        world().employee(
                        "emil",
                        works("east", "sales-rep", false, "2020-01-01", turn),
                        works("south", "sales-rep", false, turn, null));
        world().credit("revenue", "e1", "emil", 9, "10000");
        world().credit("revenue", "e2", "emil", 10, "10000");
        world().credit("revenue", "e3", "edith", 10, "10000");

        await().atMost(SOON).until(() -> total("edith"), "50.00"::equals);
        world().target("revenue", "department:east", "20000");
        world().value("revenue", "department:east", "20000");
        await().atMost(SOON).until(() -> total("edith"), "1550.00"::equals);
    }

    @Test
    void theFirstSchemeOfAPositionReachesThoseAlreadyThere() {
        world().position("newcomer");
        world().employee("nora", works("south", "newcomer", false, "2020-01-01", null));
        world().credit("revenue", "n1", "nora", 2, "1000");

        World.saved("newcomer", Contract.text("rest/examples/sales-rep.json").replace("\"sales-rep\"", "\"newcomer\""));

        await().atMost(SOON).until(() -> total("nora"), "30.00"::equals);
    }
}
