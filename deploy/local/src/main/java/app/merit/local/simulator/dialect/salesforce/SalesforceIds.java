package app.merit.local.simulator.dialect.salesforce;

import app.merit.local.simulator.record.Activity;
import java.util.OptionalLong;

/** Ids of 18 characters: prefix of the object, a number, and a suffix that tells the case of the first 15. */
final class SalesforceIds {
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";
    static final String ORGANISATION = id("00D", 1);

    private SalesforceIds() {}

    static String deal(long number) {
        return id("006", number);
    }

    static String activity(Activity activity) {
        return id(activity.kind() == Activity.Kind.MEETING ? "00U" : "00T", activity.number());
    }

    static OptionalLong number(String id) {
        return id.matches("00[6TU]\\d{12}\\w*")
                ? OptionalLong.of(Long.parseLong(id.substring(3, 15)))
                : OptionalLong.empty();
    }

    static String id(String prefix, long number) {
        String fifteen = prefix + "%012d".formatted(number);
        StringBuilder suffix = new StringBuilder();
        for (int part = 0; part < 3; part++) {
            int capitals = 0;
            for (int i = 0; i < 5; i++) {
                capitals |= Character.isUpperCase(fifteen.charAt(part * 5 + i)) ? 1 << i : 0;
            }
            suffix.append(LETTERS.charAt(capitals));
        }
        return fifteen + suffix;
    }
}
