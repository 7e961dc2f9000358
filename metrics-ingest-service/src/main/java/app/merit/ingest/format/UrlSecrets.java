package app.merit.ingest.format;

import app.merit.ingest.domain.Proof;
import app.merit.ingest.domain.Request;
import app.merit.ingest.domain.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The proof of CRMs that sign nothing: a secret in the address. */
public final class UrlSecrets {
    private UrlSecrets() {}

    /** The key id of the secret that equals one of the texts; all are compared with all, whatever the outcome. */
    public static Optional<String> matching(Collection<String> texts, List<Secret> secrets) {
        Optional<String> keyId = Optional.empty();
        for (String given : texts) {
            var match = Proofs.matching(given.getBytes(StandardCharsets.UTF_8), secrets, Secret::bytes);
            keyId = keyId.or(() -> match);
        }
        return keyId;
    }

    public static Proof prove(Request request, List<Secret> secrets) {
        return matching(request.urlSecrets(), secrets)
                .<Proof>map(id -> new Proof.Proven("url-secret", id, false))
                .orElseGet(() -> new Proof.Refused(
                        request.urlSecrets().isEmpty() ? Proof.Reason.MISSING : Proof.Reason.MISMATCH));
    }
}
