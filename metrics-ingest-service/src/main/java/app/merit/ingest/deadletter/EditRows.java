package app.merit.ingest.deadletter;

import app.merit.ingest.caller.Person;
import app.merit.ingest.domain.ReplayNote.Difference;
import app.merit.service.db.Tx;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** Table {@code dead_letter_edit}. */
final class EditRows {
    private static final ObjectMapper JSON = new ObjectMapper();

    private EditRows() {}

    static List<Edit> of(Tx tx, String letter) throws SQLException {
        return tx.query("select * from dead_letter_edit where dead_letter = ? order by number", EditRows::edit, letter);
    }

    static int nextNumber(Tx tx, String letter) throws SQLException {
        return tx.first(
                        "select coalesce(max(number), 0) + 1 from dead_letter_edit where dead_letter = ?",
                        row -> row.getInt(1),
                        letter)
                .orElse(1);
    }

    static void add(Tx tx, Edit edit) throws SQLException {
        tx.update(
                """
                insert into dead_letter_edit (dead_letter, number, state, body, body_encoding, sha256, differences, note,
                    editor, editor_subject, proposed_at)
                values (?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?)""",
                edit.letter(),
                edit.number(),
                edit.state().wire(),
                edit.body().orElse(null),
                edit.bodyEncoding(),
                edit.sha256(),
                json(edit.differences()),
                edit.note().orElse(null),
                edit.editor().name(),
                edit.editor().subject(),
                edit.proposedAt());
    }

    /** The body goes with the decision: it is in the inbox then. */
    static void approve(Tx tx, Edit edit, String who, Instant at) throws SQLException {
        tx.update("""
                update dead_letter_edit set state = 'approved', body = null, decided_by = ?, decided_at = ?
                where dead_letter = ? and number = ?""", who, at, edit.letter(), edit.number());
    }

    static void supersede(Tx tx, Collection<Letter> letters, String who, Instant at) throws SQLException {
        tx.update("""
                update dead_letter_edit set state = 'superseded', body = null, decided_by = ?, decided_at = ?
                where state = 'pending' and dead_letter = any(?)""", who, at, Tx.Column.text(letters, Letter::id));
    }

    /** What nobody decided on is forgotten together with the message it would replace. */
    static void expire(Tx tx, Instant before) throws SQLException {
        tx.update("""
                with gone as (update dead_letter_edit set state = 'superseded', body = null
                    where state = 'pending' and proposed_at < ? returning dead_letter)
                update dead_letter set status = 'open'
                where status = 'pending-approval' and id in (select dead_letter from gone)""", before);
    }

    private static Edit edit(ResultSet row) throws SQLException {
        return new Edit(
                row.getString("dead_letter"),
                row.getInt("number"),
                Edit.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                Optional.ofNullable(row.getString("body")),
                row.getString("body_encoding"),
                row.getString("sha256"),
                differences(row.getString("differences")),
                Optional.ofNullable(row.getString("note")),
                new Person(row.getString("editor"), row.getString("editor_subject")),
                Objects.requireNonNull(Tx.instant(row, "proposed_at")),
                Optional.ofNullable(row.getString("decided_by")),
                Optional.ofNullable(Tx.instant(row, "decided_at")));
    }

    private static String json(List<Difference> differences) {
        try {
            return JSON.writeValueAsString(differences).replace("\\u0000", " ");
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static List<Difference> differences(String json) {
        try {
            return JSON.readValue(json, new TypeReference<>() {});
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
