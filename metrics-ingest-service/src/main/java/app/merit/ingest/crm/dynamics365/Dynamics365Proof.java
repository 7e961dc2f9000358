package app.merit.ingest.crm.dynamics365;

import app.merit.ingest.domain.Proof;
import app.merit.ingest.domain.Request;
import app.merit.ingest.domain.Secret;
import app.merit.ingest.format.Json;
import app.merit.ingest.format.NamedSecret;
import app.merit.ingest.format.Parsed;
import app.merit.ingest.format.Proofs;
import app.merit.ingest.format.UrlSecrets;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A fixed key, in one of the three ways that Dataverse knows: as {@code ?code=}; or, for a secret {@code name=value}, as a
 * header or a parameter of the query of that name. {@code organization-id=...} among the secrets is a condition besides.
 */
final class Dynamics365Proof {
    private static final String ORGANIZATION = "organization-id";
    /** A key may end in the equals signs of base64, which name nothing. */
    private static final Pattern NAMED = Pattern.compile("([A-Za-z][A-Za-z0-9_.-]{0,63})=(=*[^=].*)", Pattern.DOTALL);

    private Dynamics365Proof() {}

    static Proof prove(Request request, List<Secret> secrets) {
        List<Secret> keys = keys(secrets);
        List<String> plain = new ArrayList<>(request.urlSecrets());
        Optional.ofNullable(request.query().get("code"))
                .filter(code -> !code.isEmpty())
                .ifPresent(plain::add);
        Optional<String> keyId = UrlSecrets.matching(plain, keys);
        boolean given = !plain.isEmpty();
        for (Secret secret : keys) {
            for (String text : named(request, secret)) {
                var match = Proofs.matching(bytes(text), List.of(secret), key -> bytes(value(key)));
                keyId = keyId.or(() -> match);
                given = true;
            }
        }
        if (keyId.isEmpty()) {
            return new Proof.Refused(given ? Proof.Reason.MISMATCH : Proof.Reason.MISSING);
        }
        Set<String> organizations = secrets.stream()
                .flatMap(secret -> NamedSecret.value(secret.value(), ORGANIZATION).stream())
                .collect(Collectors.toSet());
        return !organizations.isEmpty() && contradicts(request, organizations)
                ? new Proof.Refused(Proof.Reason.ACCOUNT)
                : new Proof.Proven("webhook-key", keyId.get(), false);
    }

    /** Ids are compared with ids, and names with the name in the body and the host in the header. */
    static boolean contradicts(Request request, Set<String> accounts) {
        if (!(Json.parse(request.body()) instanceof Parsed.Ok<JsonNode>(var body))) {
            return false;
        }
        Set<String> ids = accounts.stream()
                .flatMap(account -> Guids.parse(account).stream())
                .collect(Collectors.toSet());
        Set<String> names = accounts.stream()
                .filter(account -> Guids.parse(account).isEmpty())
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        Optional<String> id = Json.text(Json.at(body, "OrganizationId")).flatMap(Guids::parse);
        Set<String> stated = Stream.concat(
                        Json.text(Json.at(body, "OrganizationName")).stream(),
                        request.headers().first("x-ms-dynamics-organization").stream())
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        return !ids.isEmpty() && id.filter(Predicate.not(ids::contains)).isPresent()
                || !names.isEmpty() && !stated.isEmpty() && Collections.disjoint(names, stated);
    }

    static List<Secret> keys(List<Secret> secrets) {
        return secrets.stream().filter(secret -> !isCondition(secret)).toList();
    }

    static boolean isCondition(Secret secret) {
        return NamedSecret.value(secret.value(), ORGANIZATION).isPresent();
    }

    /** What a request shows of the secret: all of it, or the value behind its name. */
    static String value(Secret secret) {
        Matcher named = NAMED.matcher(secret.value());
        return named.matches() ? named.group(2) : secret.value();
    }

    private static List<String> named(Request request, Secret secret) {
        Matcher named = NAMED.matcher(secret.value());
        if (!named.matches()) {
            return List.of();
        }
        List<String> given = new ArrayList<>(request.headers().all(named.group(1)));
        Optional.ofNullable(request.query().get(named.group(1))).ifPresent(given::add);
        return given;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
