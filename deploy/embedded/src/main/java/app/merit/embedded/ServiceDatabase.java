package app.merit.embedded;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A service's database with its two roles: {@code <name>_owner} runs the migrations, {@code <name>_service} does the
 * service's work and can create nothing.
 *
 * @param name database name, also the prefix of the roles
 * @param ownerPassword of the owner role
 * @param servicePassword of the service role
 */
public record ServiceDatabase(String name, String ownerPassword, String servicePassword) {

    public String owner() {
        return name + "_owner";
    }

    public String service() {
        return name + "_service";
    }

    /** Creates what is missing and sets both passwords; safe to repeat. */
    public void create(EmbeddedPostgres postgres) throws SQLException {
        try (Connection connection = postgres.superuser("postgres");
                Statement statement = connection.createStatement()) {
            role(statement, owner(), ownerPassword);
            role(statement, service(), servicePassword);
            if (missing(statement, "select 1 from pg_database where datname = '%s'".formatted(name))) {
                statement.execute("create database %s owner %s".formatted(name, owner()));
            }
            statement.execute("revoke all on database %s from public".formatted(name));
            statement.execute("grant connect on database %s to %s".formatted(name, service()));
        }
        try (Connection connection = postgres.superuser(name);
                Statement statement = connection.createStatement()) {
            statement.execute("alter schema public owner to " + owner());
            statement.execute("revoke all on schema public from public");
            statement.execute("grant usage on schema public to " + service());
        }
    }

    /** Removes the database with everything in it, also while it is used; the roles stay. */
    public void drop(EmbeddedPostgres postgres) throws SQLException {
        try (Connection connection = postgres.superuser("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("drop database if exists %s with (force)".formatted(name));
        }
    }

    private static void role(Statement statement, String role, String password) throws SQLException {
        if (missing(statement, "select 1 from pg_roles where rolname = '%s'".formatted(role))) {
            statement.execute("create role %s login nosuperuser nocreatedb nocreaterole".formatted(role));
        }
        statement.execute("alter role %s password '%s'".formatted(role, password.replace("'", "''")));
    }

    private static boolean missing(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            return !rows.next();
        }
    }
}
