package app.merit.ingest.crm.salesforce;

import app.merit.ingest.domain.ApiCall;
import app.merit.ingest.format.UrlText;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The queries that Merit asks. Lists go on from the last record of the page before: its time and its id, so that a page
 * neither skips nor repeats records of one second, and a cursor stays good for ever.
 */
final class Soql {
    /** The most that a query for all fields may ask for. */
    static final int PAGE = 200;

    private static final Pattern CURSOR =
            Pattern.compile("([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]{8,15}Z),([A-Za-z0-9]{18})");

    private Soql() {}

    /** With the recycle bin and the archive: a deletion is found by the record's own mark. */
    static ApiCall changed(String base, String object, Instant since, Optional<String> cursor) {
        String from = cursor.map(CURSOR::matcher)
                .filter(java.util.regex.Matcher::matches)
                .map(at -> "(SystemModstamp > %1$s OR (SystemModstamp = %1$s AND Id > '%2$s'))"
                        .formatted(at.group(1), at.group(2)))
                .orElse("SystemModstamp >= " + since.truncatedTo(ChronoUnit.SECONDS));
        return get(
                base + "/queryAll",
                "SELECT FIELDS(ALL) FROM " + object + " WHERE " + from + " ORDER BY SystemModstamp ASC, Id ASC LIMIT "
                        + PAGE);
    }

    static ApiCall users(String base) {
        return get(
                base + "/query",
                "SELECT Id, Name, Email, IsActive FROM User WHERE UserType IN ('Standard', 'PowerPartner') ORDER BY Id");
    }

    static String cursor(Instant modified, String id) {
        return modified + "," + id;
    }

    private static ApiCall get(String path, String query) {
        return ApiCall.get(path + "?q=" + UrlText.encode(query));
    }
}
