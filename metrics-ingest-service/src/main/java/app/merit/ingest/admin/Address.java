package app.merit.ingest.admin;

import app.merit.ingest.crm.SourceType;
import app.merit.ingest.domain.Headers;
import app.merit.ingest.domain.Proof;
import app.merit.ingest.domain.Request;
import app.merit.ingest.domain.Secret;
import app.merit.ingest.domain.SourceSettings;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The address that is pasted into the CRM. */
final class Address {
    private static final String BLANK = "***";

    private Address() {}

    /** With the secret in it, if the address is what proves the source. */
    static String with(Optional<String> publicBase, SourceSettings source, Secret secret, Instant now) {
        return base(publicBase, source)
                + (proves(source, secret, now)
                        ? "/"
                                + URLEncoder.encode(secret.value(), StandardCharsets.UTF_8)
                                        .replace("+", "%20")
                        : "");
    }

    /** The same with the secret blanked. */
    static String blanked(Optional<String> publicBase, SourceSettings source, Instant now) {
        boolean secretInAddress = source.secrets().stream().anyMatch(secret -> proves(source, secret, now));
        return base(publicBase, source) + (secretInAddress ? "/" + BLANK : "");
    }

    /** Asks the type's own adapter whether a secret in the address, and nothing else, proves the source. */
    static boolean proves(SourceSettings source, Secret secret, Instant now) {
        Request bare = new Request(
                "POST",
                "/webhooks/" + source.name(),
                List.of(secret.value()),
                Map.of(),
                new Headers(Map.of()),
                new byte[0]);
        return SourceType.ofWire(source.type())
                .map(type -> type.adapter().prove(bare, source.withSecrets(List.of(secret)), now))
                .filter(Proof.Proven.class::isInstance)
                .isPresent();
    }

    private static String base(Optional<String> publicBase, SourceSettings source) {
        return source.publicUrl()
                .orElseGet(() ->
                        publicBase.map(base -> base.replaceAll("/+$", "")).orElse("") + "/webhooks/" + source.name());
    }
}
