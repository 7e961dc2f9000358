package app.merit.ingest.crm.bitrix24;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Smart processes whose items count as deals, {@code options.smart-process-types}: their type ids, with commas. */
final class SmartProcesses {
    static final String OPTION = "smart-process-types";
    private static final Pattern TYPE = Pattern.compile("[0-9]{1,9}");
    private static final String KIND = "item-";

    private SmartProcesses() {}

    static Set<String> configured(Map<String, String> options) {
        return stated(options).filter(TYPE.asMatchPredicate()).collect(Collectors.toUnmodifiableSet());
    }

    static boolean areWrong(Map<String, String> options) {
        return stated(options).anyMatch(Predicate.not(TYPE.asMatchPredicate()));
    }

    private static Stream<String> stated(Map<String, String> options) {
        return Arrays.stream(options.getOrDefault(OPTION, "").split(","))
                .map(String::strip)
                .filter(type -> !type.isEmpty());
    }

    static String kind(String type) {
        return KIND + type;
    }

    /** The type id in a kind of ours; empty for deals and activities. */
    static Optional<String> type(String kind) {
        return kind.startsWith(KIND) ? Optional.of(kind.substring(KIND.length())) : Optional.empty();
    }
}
