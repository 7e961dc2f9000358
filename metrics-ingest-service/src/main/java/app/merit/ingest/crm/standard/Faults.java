package app.merit.ingest.crm.standard;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** Collects what is wrong with an event, by place and rule, never by value. */
final class Faults {
    private static final int MOST = 5;
    /** Enough to know that it is no event of anybody's. */
    private static final int ENOUGH = 100;

    private final List<String> found = new ArrayList<>();

    void add(String place, String rule) {
        found.add(place + " " + rule);
    }

    void unknown(String place, JsonNode object, Predicate<String> known) {
        object.properties().stream()
                .map(entry -> entry.getKey())
                .filter(name -> !known.test(name))
                .limit(ENOUGH)
                .forEach(name -> add(place + "." + shortened(name), "is not known"));
    }

    String need(String place, String rule, Optional<String> value) {
        if (value.isEmpty()) {
            add(place, rule);
        }
        return value.orElse("");
    }

    <T> T optional(JsonNode node, String place, String rule, Function<JsonNode, Optional<T>> reading, T absent) {
        if (node.isMissingNode() || node.isNull()) {
            return absent;
        }
        Optional<T> value = reading.apply(node);
        if (value.isEmpty()) {
            add(place, rule);
        }
        return value.orElse(absent);
    }

    /** True if there are so many that looking for more is of no use to anybody. */
    boolean areEnough() {
        return found.size() >= ENOUGH;
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    String inWords() {
        String words = String.join("; ", found.subList(0, Math.min(MOST, found.size())));
        String more = areEnough() ? "; and many more" : "; and " + (found.size() - MOST) + " more";
        return found.size() > MOST ? words + more : words;
    }

    /** Names come from outside: enough of one to recognise it, and nothing unprintable. */
    static String shortened(String name) {
        String printable = name.replaceAll("[^\\x21-\\x7e]", "?");
        return printable.length() <= 40 ? printable : printable.substring(0, 40) + "...";
    }
}
