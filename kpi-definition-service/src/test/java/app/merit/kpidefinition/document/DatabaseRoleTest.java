package app.merit.kpidefinition.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.merit.kpidefinition.ServiceTest;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The service's role can do its work and nothing else. */
@QuarkusTest
class DatabaseRoleTest extends ServiceTest {
    @Inject
    DataSource database;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update document_history set saved_by = 'nobody'",
                "delete from document_history",
                "truncate document_history",
                "delete from document",
                "update outbox set payload = ''",
                "create table mine (x int)",
                "alter table document add column x int",
                "drop table document"
            })
    void theHistoryCannotBeChangedNorTheSchema(String statement) throws SQLException {
        try (Connection connection = database.getConnection();
                var sql = connection.createStatement()) {
            assertThatThrownBy(() -> sql.execute(statement))
                    .isInstanceOf(SQLException.class)
                    .extracting(failure -> ((SQLException) failure).getSQLState())
                    .isEqualTo("42501");
        }
    }

    @Test
    void theServiceWorksAsItsOwnRole() throws SQLException {
        try (Connection connection = database.getConnection();
                var sql = connection.createStatement();
                var row = sql.executeQuery("select current_user")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getString(1)).isEqualTo("definition_service");
        }
    }
}
