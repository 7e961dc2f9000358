package app.merit.ingest.crm.salesforce;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Record ids: 15 characters in which letter case counts, and three more that spell the case of the first 15, so that the
 * long form survives systems without case.
 */
final class SalesforceIds {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9]{15}|[A-Za-z0-9]{18}");
    private static final String SUFFIX_CHARACTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";
    private static final String NO_RECORD = "000000000000000";
    private static final String OPPORTUNITY_PREFIX = "006";

    private SalesforceIds() {}

    /** The id in its long form; empty if it is none, or that of no record. */
    static Optional<String> parse(String text) {
        String id = text.strip();
        return FORM.matcher(id).matches() && !id.startsWith(NO_RECORD)
                ? Optional.of(id.length() == 15 ? id + suffix(id) : id)
                : Optional.empty();
    }

    /** True if both name the same record, in whatever form. */
    static boolean same(String one, String other) {
        return one.strip().length() >= 15
                && other.strip().length() >= 15
                && one.strip().substring(0, 15).equals(other.strip().substring(0, 15));
    }

    static boolean isOpportunity(String id) {
        return id.startsWith(OPPORTUNITY_PREFIX);
    }

    /** Each character holds five bits, one for every capital letter, the first letter lowest. */
    private static String suffix(String id) {
        StringBuilder suffix = new StringBuilder();
        for (int part = 0; part < 3; part++) {
            int bits = 0;
            for (int i = 0; i < 5; i++) {
                char c = id.charAt(part * 5 + i);
                bits |= c >= 'A' && c <= 'Z' ? 1 << i : 0;
            }
            suffix.append(SUFFIX_CHARACTERS.charAt(bits));
        }
        return suffix.toString();
    }
}
