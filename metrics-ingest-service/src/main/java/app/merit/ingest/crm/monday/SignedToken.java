package app.merit.ingest.crm.monday;

import app.merit.ingest.domain.Headers;
import app.merit.ingest.domain.Proof;
import app.merit.ingest.domain.Secret;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.HmacKey;

/** The token in {@code Authorization} that monday's apps send: HS256 and nothing else, and it must end some time. */
final class SignedToken {
    static final Proof NONE = new Proof.Refused(Proof.Reason.MISSING);

    private static final int MAX_LENGTH = 4_096;
    private static final String BEARER = "Bearer ";

    private SignedToken() {}

    static Proof prove(Headers headers, List<Secret> secrets, Instant now) {
        Optional<String> token = headers.first("authorization")
                .map(String::strip)
                .map(value -> value.regionMatches(true, 0, BEARER, 0, BEARER.length())
                        ? value.substring(BEARER.length()).strip()
                        : value)
                .filter(value -> !value.isEmpty());
        return token.map(text -> prove(text, secrets, now)).orElse(NONE);
    }

    /** All secrets are tried, whichever matches. */
    private static Proof prove(String token, List<Secret> secrets, Instant now) {
        Proof best = new Proof.Refused(Proof.Reason.MISMATCH);
        // Three parts are signed, five are encrypted: what is no signed token is not worth a decryption.
        boolean signed = token.chars().filter(c -> c == '.').count() == 2;
        if (token.length() > MAX_LENGTH || !signed) {
            return best;
        }
        for (Secret secret : secrets) {
            Proof proof = prove(token, secret, now);
            if (!(best instanceof Proof.Proven) && !proof.equals(new Proof.Refused(Proof.Reason.MISMATCH))) {
                best = proof;
            }
        }
        return best;
    }

    private static Proof prove(String token, Secret secret, Instant now) {
        try {
            consumer(secret, now).process(token);
            return new Proof.Proven("jwt-hs256", secret.keyId(), false);
        } catch (InvalidJwtException invalid) {
            // Claims are looked at only after the signature, so an expired token was signed by this secret.
            boolean late = invalid.hasErrorCode(ErrorCodes.EXPIRED) || invalid.hasErrorCode(ErrorCodes.NOT_YET_VALID);
            return new Proof.Refused(late ? Proof.Reason.STALE : Proof.Reason.MISMATCH);
        }
    }

    private static JwtConsumer consumer(Secret secret, Instant now) {
        return new JwtConsumerBuilder()
                .setVerificationKey(new HmacKey(secret.bytes()))
                // The secrets of vendors are as long as they are.
                .setRelaxVerificationKeyValidation()
                .setJwsAlgorithmConstraints(
                        AlgorithmConstraints.ConstraintType.PERMIT, AlgorithmIdentifiers.HMAC_SHA256)
                .setRequireExpirationTime()
                .setEvaluationTime(NumericDate.fromMilliseconds(now.toEpochMilli()))
                .setSkipDefaultAudienceValidation()
                .build();
    }
}
