package app.merit.ingest.crm.copper;

import app.merit.ingest.domain.Proof;
import app.merit.ingest.domain.Secret;
import app.merit.ingest.format.Json;
import app.merit.ingest.format.Parsed;
import app.merit.ingest.format.Proofs;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The keys and values of the subscription, which Copper echoes in each body. Secrets of one name are alternatives, so that
 * one can be rotated; of different names all must match.
 */
final class Echo {
    /** What Copper itself puts there; every other member is an echo. */
    private static final Set<String> OWN =
            Set.of("ids", "type", "event", "subscription_id", "timestamp", "updated_attributes", "custom_fields");

    private static final int MIN_VALUE = 6;
    private static final String BLANK = "***";

    private Echo() {}

    static Proof prove(byte[] body, List<Secret> secrets) {
        JsonNode json =
                Json.parse(body) instanceof Parsed.Ok<JsonNode>(var parsed) ? parsed : MissingNode.getInstance();
        Map<String, List<Secret>> byName = new LinkedHashMap<>();
        boolean allNamed = true;
        for (Secret secret : secrets) {
            List<Secret> named = named(secret);
            allNamed &= !named.isEmpty();
            for (Secret pair : named) {
                byName.computeIfAbsent(nameOf(pair), _ -> new ArrayList<>()).add(pair);
            }
        }
        boolean missing = false;
        boolean proven = allNamed && !byName.isEmpty();
        Set<String> keyIds = new TreeSet<>();
        for (Map.Entry<String, List<Secret>> field : byName.entrySet()) {
            Optional<String> given = Json.text(Json.at(json, field.getKey()));
            Optional<String> keyId = Proofs.matching(
                    bytes(given.orElse("")), field.getValue(), secret -> bytes(valueOf(secret.value())));
            missing |= given.isEmpty();
            proven &= given.isPresent() && keyId.isPresent();
            keyId.ifPresent(keyIds::add);
        }
        if (proven) {
            return new Proof.Proven("body-secret", String.join("+", keyIds), false);
        }
        return new Proof.Refused(missing ? Proof.Reason.MISSING : Proof.Reason.MISMATCH);
    }

    static List<String> traces(Secret secret) {
        return Stream.concat(Stream.of(secret.value()), named(secret).stream().map(pair -> valueOf(pair.value())))
                .toList();
    }

    /** Blanks every member that is none of Copper's, whatever it holds; a body without any stays as it is. */
    static byte[] withoutEchoes(byte[] body) {
        if (!(Json.parse(body) instanceof Parsed.Ok<JsonNode>(var json)) || !(json instanceof ObjectNode object)) {
            return body;
        }
        List<String> echoes = object.properties().stream()
                .map(Map.Entry::getKey)
                .filter(name -> !OWN.contains(name))
                .toList();
        if (echoes.isEmpty()) {
            return body;
        }
        echoes.forEach(name -> object.put(name, BLANK));
        return object.toString().getBytes(StandardCharsets.UTF_8);
    }

    static Optional<String> complaint(List<Secret> secrets) {
        for (Secret secret : secrets) {
            List<Secret> named = named(secret);
            if (named.isEmpty()
                    || named.stream().anyMatch(pair -> valueOf(pair.value()).length() < MIN_VALUE)) {
                return Optional.of("each secret must be name=value, or several with & between, with values of at least "
                        + MIN_VALUE + " characters");
            }
            if (named.stream().map(Echo::nameOf).anyMatch(OWN::contains)) {
                return Optional.of("a secret has the name of one of Copper's own fields");
            }
        }
        return Optional.empty();
    }

    /** The pairs of a secret, under its key id; empty if one of them is none. */
    private static List<Secret> named(Secret secret) {
        List<Secret> pairs = Stream.of(secret.value().split("&", -1))
                .filter(pair -> pair.indexOf('=') > 0 && pair.indexOf('=') < pair.length() - 1)
                .map(pair -> new Secret(secret.keyId(), pair))
                .toList();
        return pairs.size() == secret.value().split("&", -1).length ? pairs : List.of();
    }

    private static String nameOf(Secret pair) {
        return pair.value().substring(0, pair.value().indexOf('='));
    }

    private static String valueOf(String pair) {
        return pair.substring(pair.indexOf('=') + 1);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
