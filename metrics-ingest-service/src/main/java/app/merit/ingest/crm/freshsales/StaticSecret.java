package app.merit.ingest.crm.freshsales;

import app.merit.ingest.domain.Proof;
import app.merit.ingest.domain.Request;
import app.merit.ingest.domain.Secret;
import app.merit.ingest.format.BasicCredentials;
import app.merit.ingest.format.Proofs;
import app.merit.ingest.format.UrlSecrets;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Freshsales can be told to send along; the form of a secret says where it is looked for. */
final class StaticSecret {
    private static final Pattern HEADER = Pattern.compile("([A-Za-z][A-Za-z0-9-]{0,63})=(.{6,})");
    private static final Pattern BASIC = Pattern.compile("(?s)[^:]+:(.{6,})");
    private static final Proof MISSING = new Proof.Refused(Proof.Reason.MISSING);

    private StaticSecret() {}

    /** Every secret is tried in its own place; the first that matches counts. */
    static Proof prove(Request request, List<Secret> secrets) {
        List<Proof> proofs = new ArrayList<>();
        List<Secret> basic = secrets.stream().filter(StaticSecret::isBasic).toList();
        List<Secret> inUrl = secrets.stream()
                .filter(secret -> !isBasic(secret) && header(secret).isEmpty())
                .toList();
        for (Secret secret : secrets) {
            header(secret).ifPresent(header -> proofs.add(byHeader(request, secret, header)));
        }
        if (!basic.isEmpty()) {
            Optional<byte[]> given = BasicCredentials.of(request.headers());
            proofs.add(proof(
                    "basic", given.isPresent(), Proofs.matching(given.orElse(new byte[0]), basic, Secret::bytes)));
        }
        if (!inUrl.isEmpty()) {
            proofs.add(UrlSecrets.prove(request, inUrl));
        }
        return proofs.stream()
                .filter(Proof.Proven.class::isInstance)
                .findFirst()
                .orElseGet(() -> proofs.stream()
                        .filter(proof -> !proof.equals(MISSING))
                        .findFirst()
                        .orElse(MISSING));
    }

    private static Proof byHeader(Request request, Secret secret, Matcher header) {
        Optional<String> given = request.headers().first(header.group(1));
        byte[] bytes = given.map(String::strip).orElse("").getBytes(StandardCharsets.UTF_8);
        Optional<String> keyId =
                Proofs.matching(bytes, List.of(secret), _ -> header.group(2).getBytes(StandardCharsets.UTF_8));
        return proof("header", given.isPresent(), keyId);
    }

    private static Proof proof(String scheme, boolean given, Optional<String> keyId) {
        if (!given) {
            return MISSING;
        }
        return keyId.<Proof>map(id -> new Proof.Proven(scheme, id, false))
                .orElse(new Proof.Refused(Proof.Reason.MISMATCH));
    }

    static List<String> traces(Secret secret) {
        Optional<Matcher> header = header(secret);
        if (header.isPresent()) {
            return List.of(secret.value(), header.get().group(2));
        }
        if (!isBasic(secret)) {
            return List.of(secret.value());
        }
        String value = secret.value();
        return List.of(
                value,
                value.substring(value.indexOf(':') + 1),
                BasicCredentials.header(value).substring("Basic ".length()));
    }

    static Optional<String> complaint(List<Secret> secrets) {
        boolean shortPassword = secrets.stream()
                .filter(secret -> header(secret).isEmpty() && secret.value().contains(":"))
                .anyMatch(secret -> !isBasic(secret));
        return shortPassword
                ? Optional.of("a secret user:password needs a password of at least 6 characters")
                : Optional.empty();
    }

    private static Optional<Matcher> header(Secret secret) {
        Matcher matcher = HEADER.matcher(secret.value());
        return matcher.matches() ? Optional.of(matcher) : Optional.empty();
    }

    private static boolean isBasic(Secret secret) {
        return header(secret).isEmpty() && BASIC.matcher(secret.value()).matches();
    }
}
