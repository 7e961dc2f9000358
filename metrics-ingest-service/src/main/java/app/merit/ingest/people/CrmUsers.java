package app.merit.ingest.people;

import app.merit.ingest.domain.UserPage.CrmUser;
import app.merit.ingest.store.IngestDatabase;
import app.merit.service.db.Tx;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** People of the CRMs as they were last read. Names and addresses leave this class only towards the API. */
@Singleton
public class CrmUsers {
    /** @param goneAt since when the CRM no longer lists the person */
    record Person(String id, Optional<String> name, Optional<String> email, boolean active, Optional<Instant> goneAt) {}

    private final IngestDatabase database;

    CrmUsers(IngestDatabase database) {
        this.database = database;
    }

    /** A page of the list, read at that time. */
    void seen(String source, List<CrmUser> users, Instant at) {
        database.run(tx -> {
            for (CrmUser user : users) {
                tx.update(
                        "insert into crm_user (source, id, name, email, active, seen_at) values (?, ?, ?, ?, ?, ?)"
                                + " on conflict (source, id) do update set name = excluded.name, email = excluded.email,"
                                + " active = excluded.active, seen_at = excluded.seen_at, gone_at = null",
                        source,
                        storable(user.id()),
                        storable(user.name()),
                        user.email().map(CrmUsers::storable).orElse(null),
                        user.active(),
                        at);
            }
        });
    }

    /** All pages of a reading are in: who was not on them is gone; names of those long gone are dropped. */
    void finished(String source, Instant at, int users, Duration namesKept) {
        database.run(tx -> {
            tx.update(
                    "update crm_user set gone_at = ?, active = false"
                            + " where source = ? and seen_at < ? and gone_at is null",
                    at,
                    source,
                    at);
            tx.update(
                    "update crm_user set name = null, email = null where source = ? and gone_at < ?",
                    source,
                    at.minus(namesKept));
            note(tx, source, at, users, null);
        });
    }

    void failed(String source, Instant at, String why) {
        database.run(tx -> note(tx, source, at, 0, why));
    }

    private static void note(
            Tx tx, String source, Instant at, int users, @org.jspecify.annotations.Nullable String detail)
            throws java.sql.SQLException {
        tx.update(
                "insert into crm_user_reading (source, at, users, detail) values (?, ?, ?, ?)"
                        + " on conflict (source) do update set at = excluded.at, users = excluded.users,"
                        + " detail = excluded.detail",
                source,
                at,
                users,
                detail);
    }

    /** When each source was last read, well or not. */
    Map<String, Instant> lastRead() {
        Map<String, Instant> last = new HashMap<>();
        database.call(tx -> tx.query(
                "select source, at from crm_user_reading",
                row -> last.put(row.getString("source"), Tx.instant(row, "at"))));
        return last;
    }

    List<Person> of(String source) {
        return database.call(tx -> tx.query(
                "select id, name, email, active, gone_at from crm_user where source = ? order by id",
                row -> new Person(
                        row.getString("id"),
                        Optional.ofNullable(row.getString("name")),
                        Optional.ofNullable(row.getString("email")),
                        row.getBoolean("active"),
                        Optional.ofNullable(Tx.instant(row, "gone_at"))),
                source));
    }

    private static String storable(String text) {
        String plain = text.replace("\0", "");
        return plain.substring(0, Math.min(500, plain.length()));
    }
}
