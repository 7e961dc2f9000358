package app.merit.local.simulator.dialect.dynamics365;

import app.merit.local.simulator.record.Activity;
import java.util.OptionalLong;

/** Ids as GUIDs, and the names of tables. */
final class DynamicsIds {
    static final String ORGANISATION = "fa4e0000-0000-4000-8000-000000000001";
    /** The one currency. */
    static final String EURO = "e0000000-0000-4000-8000-000000000978";

    static final String PROCESS = "b0000000-0000-4000-8000-000000000001";
    private static final String SPACE = "d0000000-0000-4000-8000-";

    private DynamicsIds() {}

    static String guid(long number) {
        return SPACE + "%012d".formatted(number);
    }

    static OptionalLong number(String guid) {
        return guid.matches(SPACE + "\\d{12}")
                ? OptionalLong.of(Long.parseLong(guid.substring(SPACE.length())))
                : OptionalLong.empty();
    }

    static String table(Activity.Kind kind) {
        return switch (kind) {
            case CALL -> "phonecall";
            case MEETING -> "appointment";
            case TASK -> "task";
        };
    }
}
