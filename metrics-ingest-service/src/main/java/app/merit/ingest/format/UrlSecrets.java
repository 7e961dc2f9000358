package app.merit.ingest.format;

import app.merit.ingest.domain.Proof;
import app.merit.ingest.domain.Request;
import app.merit.ingest.domain.Secret;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The proof of CRMs that sign nothing: a secret in the address. */
public final class UrlSecrets {
    private UrlSecrets() {}

    public static Proof prove(Request request, List<Secret> secrets) {
        Optional<String> keyId = Optional.empty();
        for (String given : request.urlSecrets()) {
            var match = Proofs.matching(given.getBytes(StandardCharsets.UTF_8), secrets, Secret::bytes);
            keyId = keyId.or(() -> match);
        }
        return keyId.<Proof>map(id -> new Proof.Proven("url-secret", id, false))
                .orElseGet(() -> new Proof.Refused(
                        request.urlSecrets().isEmpty() ? Proof.Reason.MISSING : Proof.Reason.MISMATCH));
    }
}
