package app.merit.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import app.merit.metrics.store.Transactions;
import app.merit.metrics.support.Crm;
import app.merit.metrics.support.MetricsTest;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * The role is stopped, started, and loses its database connections in the middle of a shuffled, repeated stream; the
 * values must be what plain arithmetic over the generated input gives.
 */
@QuarkusTest
class StopAndShuffleTest extends MetricsTest {
    private static final int DEALS = 600;
    private static final String MAY = "2026-05";
    private static final Map<String, String> OWNERS =
            Map.of("3001", "anna.petrova", "3002", "boris.ivanov", "3004", "dmitri.volkov", "3005", "elena.kuznetsova");

    @Inject
    Transactions transactions;

    private final Random random = new Random(20260523);
    private final Map<String, BigDecimal> revenue = new HashMap<>();
    private final Map<String, Integer> won = new HashMap<>();
    private final Map<String, Integer> closed = new HashMap<>();

    @Test
    void valuesEqualAnIndependentSumWhateverHappensOnTheWay() {
        var changes = new ArrayList<Crm.ChangeJson>();
        for (int i = 0; i < DEALS; i++) {
            changes.addAll(deal("stop-" + i));
        }
        var repeated = new ArrayList<>(changes);
        for (int i = 0; i < changes.size() / 4; i++) {
            repeated.add(changes.get(random.nextInt(changes.size())));
        }
        Collections.shuffle(repeated, random);

        for (int i = 0; i < repeated.size(); i++) {
            kafka.send(repeated.get(i));
            if (i % 300 == 150) {
                kafka.flush();
                breakConnections();
            }
            if (i % 900 == 600) {
                kafka.flush();
                role.stop();
                role.start();
            }
        }
        kafka.flush();

        eventually(() -> {
            assertThat(role.lagRecords()).isZero();
            OWNERS.values().forEach(this::assertOwner);
            assertThat(decimal("revenue", "department:north"))
                    .isEqualByComparingTo(sum("anna.petrova", "boris.ivanov"));
            assertThat(decimal("revenue", "company"))
                    .isEqualByComparingTo(sum("anna.petrova", "boris.ivanov", "dmitri.volkov", "elena.kuznetsova"));
        });
        publishedEqualsAnswered();
    }

    private void assertOwner(String employee) {
        var subject = "employee:" + employee;
        assertThat(decimal("revenue", subject)).isEqualByComparingTo(sum(employee));
        assertThat(decimal("deals-won", subject)).isEqualByComparingTo(BigDecimal.valueOf(won.get(employee)));
        var rate = value("win-rate", subject, MAY).jsonPath();
        assertThat(rate.getString("numerator")).isEqualTo(won.get(employee).toString());
        assertThat(rate.getString("denominator")).isEqualTo(closed.get(employee).toString());
    }

    private static BigDecimal decimal(String kpi, String subject) {
        return new BigDecimal(number(kpi, subject, MAY));
    }

    private BigDecimal sum(String... employees) {
        return List.of(employees).stream().map(revenue::get).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** What is on the topic in the end is what is in the tables: no publication was lost, none came too late. */
    private void publishedEqualsAnswered() {
        eventually(() -> {
            var published = kafka.latest("kpi.values");
            for (var employee : OWNERS.values()) {
                var subject = "employee:" + employee;
                assertThat(published.get("revenue:" + subject + ":" + MAY))
                        .contains("\"value\":\"" + number("revenue", subject, MAY) + "\"");
            }
            assertThat(published.get("revenue:company:" + MAY))
                    .contains("\"value\":\"" + number("revenue", "company", MAY) + "\"");
        });
    }

    /** One of the ways in which deals go, and what it is worth, worked out without any code of the service. */
    private List<Crm.ChangeJson> deal(String id) {
        var owners = List.copyOf(OWNERS.keySet());
        var owner = owners.get(random.nextInt(owners.size()));
        var employee = OWNERS.get(owner);
        var amount = BigDecimal.valueOf(random.nextInt(1, 1_000_000), 2);
        var start = Instant.parse("2026-05-10T08:00:00Z").plusSeconds(random.nextInt(1_000_000));
        var changes = new ArrayList<Crm.ChangeJson>();
        changes.add(change(id, start)
                .set("change", "created")
                .with("owner", owner)
                .with("status", "open")
                .build());
        var win = change(id, start.plusSeconds(60)).won(owner, amount.toPlainString());
        switch (random.nextInt(5)) {
            case 0 -> {
                changes.add(win.build());
                book(employee, amount);
            }
            case 1 -> {
                var corrected = amount.add(BigDecimal.ONE);
                changes.add(win.build());
                changes.add(change(id, start.plusSeconds(120))
                        .set("snapshot", "delta")
                        .with("amount", corrected.toPlainString())
                        .build());
                book(employee, corrected);
            }
            case 2 -> {
                changes.add(win.build());
                changes.add(change(id, start.plusSeconds(120))
                        .set("change", "deleted")
                        .set("snapshot", "delta")
                        .build());
            }
            case 3 -> {
                changes.add(win.build());
                changes.add(change(id, start.plusSeconds(120))
                        .set("snapshot", "delta")
                        .with("status", "open")
                        .build());
                changes.add(change(id, start.plusSeconds(180))
                        .set("snapshot", "delta")
                        .with("status", "won")
                        .build());
                book(employee, amount);
            }
            default -> {
                changes.add(win.build());
                changes.add(change(id, start.plusSeconds(120))
                        .set("snapshot", "delta")
                        .with("status", "lost")
                        .build());
                closed.merge(employee, 1, Integer::sum);
            }
        }
        return changes;
    }

    private void book(String employee, BigDecimal amount) {
        revenue.merge(employee, amount, BigDecimal::add);
        won.merge(employee, 1, Integer::sum);
        closed.merge(employee, 1, Integer::sum);
    }

    private static Crm.Builder change(String id, Instant at) {
        return Crm.deal(id).at(at.toString());
    }

    /** A role may end the sessions of its own: all that are in the middle of something lose it. */
    private void breakConnections() {
        transactions.call(tx -> tx.query(
                "select pg_terminate_backend(pid) from pg_stat_activity where usename = current_user and pid <> pg_backend_pid()",
                row -> row.getBoolean(1)));
    }
}
