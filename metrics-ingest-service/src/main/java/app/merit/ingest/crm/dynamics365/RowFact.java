package app.merit.ingest.crm.dynamics365;

import app.merit.ingest.domain.ChangeKind;
import app.merit.ingest.domain.Field;
import app.merit.ingest.domain.Fields;
import app.merit.ingest.domain.Item;
import app.merit.ingest.domain.Received;
import app.merit.ingest.domain.Snapshot;
import app.merit.ingest.format.DeclaredTypes;
import app.merit.ingest.format.Json;
import app.merit.ingest.format.Keys;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What the rows of a message make of a change. */
final class RowFact {
    private static final String CREATED_ON = "OperationCreatedOn";
    /** As far as two well-kept clocks may differ. */
    private static final Duration CLOCK_DIFFERENCE = Duration.ofMinutes(5);

    private final Context context;
    private final String message;
    private final Currencies currencies;
    private final DeclaredTypes types;
    private final Instant receivedAt;

    RowFact(Context context, String message, Received received) {
        this.context = context;
        this.message = message;
        this.currencies = new Currencies(received);
        this.types = new DeclaredTypes(received.options());
        this.receivedAt = received.receivedAt();
    }

    /** @param changed the columns that the message changes */
    Item.Fact of(Table table, String id, ChangeKind change, Row changed, int item) {
        boolean single = !message.endsWith("Multiple");
        Fields before = single ? fields(table, context.before()) : Fields.NONE;
        Item.Fact.Builder fact = Item.Fact.builder(table.entity(), id, change, dedupeKey(id))
                .kind(table.wire())
                .restores(message.equals("Restore"))
                .item(item);
        if (change == ChangeKind.DELETED) {
            return fact.occurredAt(operationTime()).previous(before).build();
        }
        // The image holds what the message ended in, but leaves out columns that it cleared.
        Row row = single ? context.after().or(changed) : changed;
        Fields fields = fields(table, row);
        boolean complete = isComplete(table, fields);
        boolean currencyElsewhere = table == Table.OPPORTUNITY
                && (row.has("transactioncurrencyid")
                        || fields.value(Field.AMOUNT).isPresent())
                && fields.value(Field.CURRENCY).isEmpty();
        return fact.snapshot(complete ? Snapshot.FULL : Snapshot.DELTA)
                .occurredAt(row.time("modifiedon").or(this::operationTime))
                .version(version(row))
                .fields(fields)
                .previous(before.differingFrom(fields))
                .needsHydration(!complete || currencyElsewhere)
                .currencyElsewhere(currencyElsewhere)
                .build();
    }

    private Fields fields(Table table, Row row) {
        if (row.columns().isEmpty() && table == Table.OPPORTUNITY) {
            return Fields.NONE;
        }
        return table == Table.OPPORTUNITY ? OpportunityRow.read(row, currencies, types) : ActivityRow.read(table, row);
    }

    /** True if nothing decisive must still be read. */
    private static boolean isComplete(Table table, Fields fields) {
        boolean owned = fields.states(Field.OWNER);
        return switch (table) {
            case OPPORTUNITY ->
                owned && fields.states(Field.STATUS) && fields.states(Field.STAGE) && fields.states(Field.AMOUNT);
            case NOTE -> owned;
            default -> owned && fields.states(Field.DONE);
        };
    }

    /** Some senders write the local time as if it were UTC: a time that lies ahead is set right by its offset. */
    private Optional<Instant> operationTime() {
        JsonNode stated = Json.at(context.body(), CREATED_ON);
        int offset = Cells.offsetMinutes(stated);
        Instant latest = receivedAt.plus(CLOCK_DIFFERENCE);
        return Cells.time(stated)
                .map(at -> offset != 0 && at.isAfter(latest) ? at.plus(Duration.ofMinutes(offset)) : at);
    }

    private static Optional<String> version(Row row) {
        return row.text("versionnumber").filter(number -> number.matches("[0-9]{1,19}"));
    }

    private String dedupeKey(String id) {
        JsonNode body = context.body();
        return Keys.of(
                "dynamics365",
                Keys.orDash(context.id("OrganizationId")),
                message,
                id,
                Keys.orDash(context.id("OperationId")
                        .or(() -> Json.text(Json.at(body, "OperationId")).map(String::strip))),
                Keys.orDash(Cells.millis(Json.at(body, CREATED_ON))));
    }
}
