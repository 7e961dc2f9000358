package app.merit.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnginesTest {
    @TempDir
    Path folder;

    @Test
    void aKilledBrokerComesBackWithItsTopics() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(EmbeddedKafka.Settings.temporary(folder))) {
            try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
                admin.createTopics(List.of(new NewTopic("kept", 1, (short) 1)))
                        .all()
                        .get(20, TimeUnit.SECONDS);
            }
            kafka.kill();
            kafka.startAgain();
            try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
                assertThat(admin.listTopics().names().get(20, TimeUnit.SECONDS)).contains("kept");
            }
        }
    }

    @Test
    void aLockedServerAsksForPasswordsAndKeepsItsDataOverARestart() throws Exception {
        var settings = new EmbeddedPostgres.Settings(folder.resolve("pg"), Ports.free(), true, "it's-a-fake");
        var database = new ServiceDatabase("motivation", "fake-owner", "fake-service");
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(settings)) {
            database.create(postgres);
            try (Connection owner = login(postgres, "motivation_owner", "fake-owner")) {
                owner.createStatement().execute("create table kept (id int); insert into kept values (7)");
                owner.createStatement().execute("grant select on kept to motivation_service");
            }
            postgres.close();
            postgres.startAgain();
            database.create(postgres);
            try (Connection service = login(postgres, "motivation_service", "fake-service")) {
                var rows = service.createStatement().executeQuery("select id from kept");
                assertThat(rows.next()).isTrue();
                assertThat(rows.getInt(1)).isEqualTo(7);
                assertThatThrownBy(() -> service.createStatement().execute("create table mine (id int)"))
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("permission denied");
            }
            assertThatThrownBy(() -> login(postgres, "motivation_service", "wrong"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password");
        }
    }

    @Test
    void aTokenCarriesTheClaimsThatTheServicesDecideBy() {
        String token = TestTokens.token("merit-metrics", "anna.petrova", "employee");

        String claims = new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]));

        assertThat(claims).contains("\"employee\":\"anna.petrova\"", "\"merit-metrics\"", "\"roles\":[\"employee\"]");
        assertThat(TestTokens.publicKey()).isEqualTo(TestTokens.publicKey());
    }

    private static Connection login(EmbeddedPostgres postgres, String user, String password) throws SQLException {
        return DriverManager.getConnection(postgres.url("motivation"), user, password);
    }
}
