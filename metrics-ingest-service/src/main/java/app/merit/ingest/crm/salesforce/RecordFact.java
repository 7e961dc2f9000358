package app.merit.ingest.crm.salesforce;

import app.merit.ingest.domain.ChangeKind;
import app.merit.ingest.domain.Field;
import app.merit.ingest.domain.Fields;
import app.merit.ingest.domain.Item;
import app.merit.ingest.domain.Received;
import app.merit.ingest.domain.Snapshot;
import app.merit.ingest.format.DeclaredTypes;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** What the state of a record makes of a change, whichever way it came. */
final class RecordFact {
    private final DeclaredTypes types;
    private final boolean severalCurrencies;
    private final Optional<String> host;

    /** @param host of the org, for links */
    RecordFact(Received received, Optional<String> host) {
        this.types = new DeclaredTypes(received.options());
        this.severalCurrencies = received.option(SalesforceAdapter.MULTI_CURRENCY)
                .filter("true"::equals)
                .isPresent();
        this.host = host;
    }

    /**
     * Fills in what the record states.
     *
     * @param whole true if the message leaves out only what is empty
     */
    Item.Fact.Builder of(
            SalesforceObject kind, String id, ChangeKind change, String key, JsonNode record, boolean whole) {
        return of(kind, id, change, key, fields(kind, record, whole), whole);
    }

    /** What the record states, for an event that states the same of many. */
    Fields fields(SalesforceObject kind, JsonNode record, boolean whole) {
        return kind.read(record, whole, types);
    }

    Item.Fact.Builder of(
            SalesforceObject kind, String id, ChangeKind change, String key, Fields fields, boolean whole) {
        boolean complete = kind.isComplete(fields, whole);
        boolean currencyMissing = severalCurrencies
                && fields.value(Field.AMOUNT).isPresent()
                && fields.value(Field.CURRENCY).isEmpty();
        return begun(kind, id, change, key)
                .snapshot(complete ? Snapshot.FULL : Snapshot.DELTA)
                .fields(linked(kind, id, fields))
                .needsHydration(!complete || currencyMissing)
                .currencyElsewhere(currencyMissing);
    }

    /** A change without anything that it states. */
    Item.Fact.Builder begun(SalesforceObject kind, String id, ChangeKind change, String key) {
        return Item.Fact.builder(kind.entity(), id, change, key).kind(kind.wire());
    }

    private Fields linked(SalesforceObject kind, String id, Fields fields) {
        return host.filter(_ -> kind == SalesforceObject.OPPORTUNITY)
                .map(name -> Fields.builder()
                        .set(Field.URL, "https://" + name + "/" + id)
                        .build()
                        .or(fields))
                .orElse(fields);
    }
}
