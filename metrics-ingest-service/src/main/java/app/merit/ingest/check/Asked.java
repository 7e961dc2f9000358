package app.merit.ingest.check;

import app.merit.ingest.crm.SourceType;
import app.merit.ingest.domain.Secret;
import app.merit.ingest.domain.SourceSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the command line says about the source. */
record Asked(Optional<String> type, List<String> secrets, Optional<String> publicUrl, Optional<String> source) {
    private static final int MAX_BODY_BYTES = 1_048_576;

    /** The person only looks, so what is off in operation for want of safety is on. */
    private static final Map<String, Map<String, String>> LENIENT =
            Map.of("hubspot", Map.of("legacy-signatures", "true"));

    /** Settings of a source that is nowhere configured. */
    SourceSettings alone(CapturedRequest request) throws WrongUse {
        String word = type.orElseThrow(() -> new WrongUse("--type is missing: one of " + types() + "."));
        known(word);
        return new SourceSettings(
                source.orElse(word),
                word,
                keys(),
                Optional.empty(),
                Set.of(),
                MAX_BODY_BYTES,
                Map.of(),
                publicUrl.or(request::address),
                LENIENT.getOrDefault(word, Map.of()),
                Optional.empty());
    }

    /** The configured source, with what the command line says in place of what the file says. */
    SourceSettings over(Map<String, SourceSettings> configured, CapturedRequest request) throws WrongUse {
        SourceSettings chosen = chosen(configured);
        known(chosen.type());
        if (type.filter(word -> !word.equals(chosen.type())).isPresent()) {
            throw new WrongUse("--type says " + type.get() + ", but " + chosen.name() + " of --config is of type "
                    + chosen.type() + ".");
        }
        return new SourceSettings(
                chosen.name(),
                chosen.type(),
                secrets.isEmpty() ? chosen.secrets() : keys(),
                chosen.currency(),
                chosen.accounts(),
                chosen.maxBodyBytes(),
                chosen.names(),
                publicUrl.or(chosen::publicUrl).or(request::address),
                chosen.options(),
                chosen.api());
    }

    private SourceSettings chosen(Map<String, SourceSettings> configured) throws WrongUse {
        String names = String.join(", ", configured.keySet());
        if (source.isPresent() && configured.containsKey(source.get())) {
            return configured.get(source.get());
        }
        if (configured.size() > 1 || source.isPresent() && configured.size() == 1) {
            throw new WrongUse("--config holds the sources " + names + ": name one of them with --source.");
        }
        return configured.values().stream()
                .findFirst()
                .orElseThrow(() -> new WrongUse("--config holds no source: no key begins with merit.sources."));
    }

    private List<Secret> keys() throws WrongUse {
        List<Secret> keys = new ArrayList<>();
        for (String secret : secrets) {
            if (secret.isBlank()) {
                throw new WrongUse("A --secret is empty. Is the variable set that it comes from?");
            }
            keys.add(new Secret("k" + (keys.size() + 1), secret));
        }
        return keys;
    }

    private static void known(String type) throws WrongUse {
        if (SourceType.ofWire(type).isEmpty()) {
            throw new WrongUse("There is no source type " + type + "; there are " + types() + ".");
        }
    }

    private static String types() {
        return Arrays.stream(SourceType.values()).map(SourceType::wire).collect(Collectors.joining(", "));
    }
}
