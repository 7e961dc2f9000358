package app.merit.ingest.crm.monday;

import app.merit.ingest.domain.Entity;
import app.merit.ingest.domain.Field;
import app.merit.ingest.domain.Fields;
import app.merit.ingest.format.Ids;
import app.merit.ingest.format.Json;
import app.merit.ingest.format.JsonFields;
import app.merit.ingest.format.Times;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** What the value of one column says about the item, by what the board's configuration makes of the column. */
record Columns(Board board, Fields.Builder fields) {

    /** @param value as in an event or as the API gives it; null was cleared */
    void read(String column, JsonNode value) {
        if (value.isMissingNode()) {
            return;
        }
        if (column.equals(board.statusColumn())) {
            status(value);
        }
        if (is(board.amountColumn(), column)) {
            amount(value);
        }
        if (is(board.ownerColumn(), column)) {
            owner(value);
        }
        if (is(board.dealColumn(), column)) {
            deal(value);
        }
        if (is(board.plannedColumn(), column)) {
            planned(value);
        }
        if (board.custom().contains(column)) {
            JsonFields.custom(value, column, fields, CustomColumn::typed);
        }
    }

    private static boolean is(Optional<String> configured, String column) {
        return configured.filter(column::equals).isPresent();
    }

    /** The label by its index; in events it is an object of its own, the API flattens it. */
    private void status(JsonNode value) {
        JsonNode label = value.has("label") && Json.at(value, "label").isObject() ? Json.at(value, "label") : value;
        Optional<String> index = Json.id(Json.at(label, "index"));
        Optional<String> text =
                Json.text(Json.at(label, "text")).map(String::strip).filter(t -> !t.isEmpty());
        if (index.isEmpty() && text.isEmpty() && !value.isNull() && !value.isObject()) {
            return;
        }
        if (board.entity() == Entity.DEAL && index.isPresent()) {
            fields.set(Field.STAGE, index.get());
        } else if (board.entity() == Entity.DEAL && text.isEmpty()) {
            fields.clear(Field.STAGE);
        }
        String number = index.orElse("");
        outcome(number, text.orElse(number));
        changedAt(Json.at(value, "changed_at"), number, text.orElse(number));
    }

    private void outcome(String index, String text) {
        if (board.entity() == Entity.ACTIVITY) {
            if (!board.done().isEmpty()) {
                fields.set(
                        Field.DONE, board.done().contains(index) || board.done().contains(text));
            }
            return;
        }
        if (board.statusKnown()) {
            fields.set(Field.STATUS, isWon(index, text) ? "won" : isLost(index, text) ? "lost" : "open");
        }
    }

    /**
     * monday keeps when the label was set; it is the moment of the outcome only where one label stands for it, since a
     * move from one winning label to another wins nothing anew.
     */
    private void changedAt(JsonNode node, String index, String text) {
        Optional<Instant> at = Json.text(node).flatMap(Times::iso);
        if (at.isEmpty()) {
            return;
        }
        if (board.entity() == Entity.DEAL) {
            fields.set(Field.STAGE_ENTERED_AT, at.get());
        }
        if (board.won().size() == 1 && isWon(index, text)) {
            fields.set(Field.WON_AT, at.get());
        } else if (board.lost().size() == 1 && isLost(index, text)) {
            fields.set(Field.LOST_AT, at.get());
        } else if (board.done().size() == 1
                && (board.done().contains(index) || board.done().contains(text))) {
            fields.set(Field.DONE_AT, at.get());
        }
    }

    private boolean isWon(String index, String text) {
        return board.won().contains(index) || board.won().contains(text);
    }

    private boolean isLost(String index, String text) {
        return board.lost().contains(index) || board.lost().contains(text);
    }

    /** A number alone, or in events an object with a unit, which is a sign for display and no currency. */
    private void amount(JsonNode value) {
        JsonNode plain = value.isObject() ? Json.at(value, "value") : value;
        if (JsonFields.isCleared(plain) || plain.isMissingNode()) {
            fields.clear(Field.AMOUNT);
            return;
        }
        Json.decimal(plain).ifPresent(amount -> {
            fields.set(Field.AMOUNT, amount);
            fields.setIf(Field.CURRENCY, board.currency());
        });
    }

    /** The first person; monday knows no first owner among several, so the order in the column counts. */
    private void owner(JsonNode value) {
        JsonNode people = Json.at(value, "personsAndTeams");
        if (value.isNull() || people.isArray() && people.isEmpty()) {
            fields.clear(Field.OWNER);
            return;
        }
        StreamSupport.stream(people.spliterator(), false)
                .filter(person ->
                        Json.text(Json.at(person, "kind")).orElse("person").equals("person"))
                .flatMap(person -> Json.id(Json.at(person, "id")).stream())
                .filter(id -> !id.startsWith("-"))
                .findFirst()
                .flatMap(Ids::parseNonZero)
                .ifPresent(id -> fields.set(Field.OWNER, id));
    }

    private void deal(JsonNode value) {
        JsonNode linked = Json.at(value, "linkedPulseIds");
        if (value.isNull() || linked.isArray() && linked.isEmpty()) {
            fields.clear(Field.DEAL_ID);
            return;
        }
        fields.setIf(Field.DEAL_ID, Json.id(Json.at(linked.path(0), "linkedPulseId")));
    }

    /** A day and perhaps a time, in UTC; a day alone is placed at noon. */
    private void planned(JsonNode value) {
        if (value.isNull()) {
            fields.clear(Field.PLANNED_AT);
            return;
        }
        Json.text(Json.at(value, "date")).flatMap(Times::date).ifPresent(day -> {
            Optional<Instant> timed = Json.text(Json.at(value, "time"))
                    .filter(time -> !time.isBlank())
                    .flatMap(time -> Times.isoOrUtc(day + "T" + time.strip()));
            fields.set(Field.PLANNED_AT, timed.orElse(day.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC)));
        });
    }
}
