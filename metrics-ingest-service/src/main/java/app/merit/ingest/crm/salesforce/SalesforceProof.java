package app.merit.ingest.crm.salesforce;

import app.merit.ingest.domain.Proof;
import app.merit.ingest.domain.Request;
import app.merit.ingest.domain.Secret;
import app.merit.ingest.format.NamedSecret;
import app.merit.ingest.format.Parsed;
import app.merit.ingest.format.UrlSecrets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Nothing signs the body: a secret in the URL, or from a relay as a bearer token, and besides it the organization that the
 * message states. {@code organization-id=00D...} among the secrets is such a condition and no key.
 */
final class SalesforceProof {
    private static final String ORGANIZATION = "organization-id";
    private static final String BEARER = "Bearer ";

    private SalesforceProof() {}

    static Proof prove(Request request, List<Secret> secrets) {
        List<String> given = new ArrayList<>(request.urlSecrets());
        Optional<String> bearer = bearer(request);
        bearer.ifPresent(given::add);
        Optional<String> keyId = UrlSecrets.matching(given, keys(secrets));
        if (keyId.isEmpty()) {
            return new Proof.Refused(given.isEmpty() ? Proof.Reason.MISSING : Proof.Reason.MISMATCH);
        }
        Set<String> organizations = organizations(secrets);
        if (!organizations.isEmpty() && contradicts(request, organizations)) {
            return new Proof.Refused(Proof.Reason.ACCOUNT);
        }
        return new Proof.Proven(bearer.isPresent() ? "bearer" : "url-secret", keyId.get(), false);
    }

    /** An outbound message always states its organization; an event of a relay has no place for it. */
    static boolean contradicts(Request request, Set<String> organizations) {
        if (!XmlText.isXml(request.body())
                || !(OutboundMessage.parse(request.body()) instanceof Parsed.Ok<OutboundMessage>(var message))) {
            return false;
        }
        return message.organizationId()
                .filter(stated -> organizations.stream().anyMatch(known -> SalesforceIds.same(known, stated)))
                .isEmpty();
    }

    static List<Secret> keys(List<Secret> secrets) {
        return secrets.stream().filter(secret -> !isCondition(secret)).toList();
    }

    static boolean isCondition(Secret secret) {
        return NamedSecret.value(secret.value(), ORGANIZATION).isPresent();
    }

    private static Set<String> organizations(List<Secret> secrets) {
        return secrets.stream()
                .flatMap(secret -> NamedSecret.value(secret.value(), ORGANIZATION).stream())
                .collect(java.util.stream.Collectors.toSet());
    }

    private static Optional<String> bearer(Request request) {
        return request.headers()
                .first("authorization")
                .map(String::strip)
                .filter(value -> value.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(value -> value.substring(BEARER.length()).strip())
                .filter(token -> !token.isEmpty());
    }
}
