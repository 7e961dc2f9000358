package app.merit.ingest.crm.dynamics365;

import app.merit.ingest.domain.Received;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * ISO codes of the currencies that rows refer to by id: from a record that was read with its currency, or from the option
 * {@code currencies.<id>}.
 */
final class Currencies {
    static final String PREFIX = "currencies.";
    /** Where the Web API puts the code of the currency that a row was read with. */
    static final String CODE = "transactioncurrencyid.isocurrencycode";

    private static final String LOOKUP = "transactioncurrencyid";
    private static final Pattern ISO = Pattern.compile("[A-Z]{3}");

    private final Map<String, String> codes = new TreeMap<>();

    Currencies(Received received) {
        this(received.options());
    }

    Currencies(Map<String, String> options) {
        options.forEach((name, code) -> {
            if (name.startsWith(PREFIX)) {
                Guids.parse(name.substring(PREFIX.length()))
                        .ifPresent(id -> codes.put(id, code.strip().toUpperCase(Locale.ROOT)));
            }
        });
    }

    Optional<String> of(Row row) {
        return row.text(CODE)
                .or(() -> row.reference(LOOKUP).map(codes::get))
                .filter(code -> ISO.matcher(code).matches());
    }

    /** What is wrong with the option, or empty. */
    static Optional<String> complaint(Map<String, String> options) {
        return options.entrySet().stream()
                .filter(option -> option.getKey().startsWith(PREFIX))
                .filter(option ->
                        Guids.parse(option.getKey().substring(PREFIX.length())).isEmpty()
                                || !option.getValue().strip().matches("[A-Za-z]{3}"))
                .map(option -> "option " + option.getKey() + " must name a currency's id and its ISO code")
                .sorted()
                .findFirst();
    }
}
