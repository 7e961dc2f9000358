package app.merit.ingest.crm.standard;

import app.merit.ingest.domain.Proof;
import app.merit.ingest.domain.Request;
import app.merit.ingest.domain.Secret;
import app.merit.ingest.format.Proofs;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * What the web-hook specification of CloudEvents knows for a proof: a token in {@code Authorization: Bearer} or in
 * {@code ?access_token=}. It does not cover the body.
 */
final class Token {
    private static final String BEARER = "Bearer ";

    private Token() {}

    /** Empty if the request carries no token. */
    static Optional<Proof> prove(Request request, List<Secret> secrets) {
        Optional<String> given = request.headers()
                .first("authorization")
                .filter(header -> header.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(header -> header.substring(BEARER.length()).strip())
                .or(() -> Optional.ofNullable(request.query().get("access_token")))
                .filter(token -> !token.isEmpty());
        return given.map(token -> {
            List<Secret> tokens = secrets.stream().filter(Keyring::isToken).toList();
            return Proofs.matching(token.getBytes(StandardCharsets.UTF_8), tokens, Secret::bytes)
                    .<Proof>map(keyId -> new Proof.Proven("bearer", keyId, false))
                    .orElse(new Proof.Refused(Proof.Reason.MISMATCH));
        });
    }
}
