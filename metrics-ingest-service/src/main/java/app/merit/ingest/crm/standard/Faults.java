package app.merit.ingest.crm.standard;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Collects what is wrong with an event, by place and rule, never by value. */
final class Faults {
    private static final int MOST = 5;
    private final List<MeritRecords.Fault> found = new ArrayList<>();

    void add(String place, String rule) {
        found.add(new MeritRecords.Fault(place, rule));
    }

    /** @param prefix of the place, empty or ending in a dot */
    void unknown(String prefix, JsonNode object, Predicate<String> known) {
        object.properties().stream()
                .map(entry -> entry.getKey())
                .filter(name -> !known.test(name))
                .forEach(name -> add(prefix + shortened(name), "is not known"));
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

    boolean isEmpty() {
        return found.isEmpty();
    }

    List<MeritRecords.Fault> all() {
        return List.copyOf(found);
    }

    static String inWords(List<MeritRecords.Fault> faults) {
        String words = faults.stream()
                .limit(MOST)
                .map(fault -> (fault.place() + " " + fault.rule()).strip())
                .collect(Collectors.joining("; "));
        return faults.size() > MOST ? words + "; and " + (faults.size() - MOST) + " more" : words;
    }

    /** Names come from outside: enough of one to recognise it, and nothing unprintable. */
    static String shortened(String name) {
        String printable = name.replaceAll("[^\\x21-\\x7e]", "?");
        return printable.length() <= 40 ? printable : printable.substring(0, 40) + "...";
    }
}
