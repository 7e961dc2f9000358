package app.merit.ingest.known;

import app.merit.ingest.domain.Field;
import java.util.Arrays;
import java.util.List;

/** The fields that decide about money, whose newest value is remembered. */
enum Decisive {
    OWNER(Field.OWNER),
    STATUS(Field.STATUS),
    STAGE(Field.STAGE),
    AMOUNT(Field.AMOUNT),
    CURRENCY(Field.CURRENCY),
    /** The source's default, where the CRM said none: any currency that it ever stated counts more. */
    ASSUMED_CURRENCY("assumedCurrency"),
    WON_AT(Field.WON_AT),
    LOST_AT(Field.LOST_AT),
    CLOSED_AT(Field.CLOSED_AT);

    /** Those whose contradictions within one instant are worth a read. */
    static final List<Decisive> TIES = List.of(OWNER, STATUS, STAGE, AMOUNT);

    private final String wire;

    Decisive(Field field) {
        this(field.wire());
    }

    Decisive(String wire) {
        this.wire = wire;
    }

    String wire() {
        return wire;
    }

    static boolean is(String name) {
        return Arrays.stream(values()).anyMatch(one -> one.wire().equals(name));
    }
}
