package app.merit.ingest.crm.zoho;

import app.merit.ingest.domain.Proof;
import app.merit.ingest.domain.Request;
import app.merit.ingest.domain.Secret;
import app.merit.ingest.format.Json;
import app.merit.ingest.format.NamedSecret;
import app.merit.ingest.format.Parsed;
import app.merit.ingest.format.Proofs;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The token that was chosen with the subscription comes back in each body. {@code channel-id=...} among the secrets is a
 * condition besides, and no key.
 */
final class ZohoProof {
    private static final String CHANNEL = "channel-id";

    private ZohoProof() {}

    static Proof prove(Request request, List<Secret> secrets) {
        JsonNode body = body(request);
        Optional<String> token = Json.text(Json.at(body, "token")).filter(text -> !text.isEmpty());
        // Compared even if nothing was given: a missing token takes as long as a wrong one.
        Optional<String> keyId = Proofs.matching(
                token.orElse("").getBytes(StandardCharsets.UTF_8),
                keys(secrets),
                secret -> key(secret).getBytes(StandardCharsets.UTF_8));
        if (token.isEmpty()) {
            return new Proof.Refused(Proof.Reason.MISSING);
        }
        if (keyId.isEmpty()) {
            return new Proof.Refused(Proof.Reason.MISMATCH);
        }
        Set<String> channels = secrets.stream()
                .flatMap(secret -> NamedSecret.value(secret.value(), CHANNEL).stream())
                .collect(Collectors.toSet());
        boolean known =
                channels.isEmpty() || channel(body).filter(channels::contains).isPresent();
        return known ? new Proof.Proven("zoho-token", keyId.get(), false) : new Proof.Refused(Proof.Reason.ACCOUNT);
    }

    static boolean contradicts(Request request, Set<String> channels) {
        return channel(body(request)).filter(id -> !channels.contains(id)).isPresent();
    }

    static List<Secret> keys(List<Secret> secrets) {
        return secrets.stream().filter(secret -> !isCondition(secret)).toList();
    }

    static boolean isCondition(Secret secret) {
        return NamedSecret.value(secret.value(), CHANNEL).isPresent();
    }

    /** The token itself, with or without its name before it. */
    static String key(Secret secret) {
        return NamedSecret.value(secret.value(), "token").orElse(secret.value());
    }

    private static Optional<String> channel(JsonNode body) {
        return Json.id(Json.at(body, "channel_id"));
    }

    /** Only UTF-8: in another encoding the token would not be found when it is blanked. */
    private static JsonNode body(Request request) {
        for (byte b : request.body()) {
            if (b == 0) {
                return MissingNode.getInstance();
            }
        }
        return Json.parse(request.body()) instanceof Parsed.Ok<JsonNode>(var body) ? body : MissingNode.getInstance();
    }
}
