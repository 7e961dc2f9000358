package app.merit.local.simulator.rest;

import java.time.Duration;
import java.util.Optional;

/** How one CRM answers over REST: paths, pages, errors, logins. Knows no limits and no failures, only their forms. */
public interface RestDialect {
    RestAnswer answer(RestRequest request, Desk desk);

    /** The access token that the request shows. */
    Optional<String> token(RestRequest request);

    /** The answer to a token that is wrong or no longer good. */
    RestAnswer unauthorised();

    /** The answer to a call above the limit. */
    RestAnswer tooMany(Duration wait);

    /** The answer while the CRM is not well. */
    default RestAnswer unavailable() {
        return RestAnswer.empty(503);
    }

    /** The refresh token, if the request asks for a new access token. */
    default Optional<String> refreshToken(RestRequest request) {
        return Optional.empty();
    }

    /** The answer that brings new tokens. */
    default RestAnswer granted(Logins.Grant grant) {
        return RestAnswer.ok(Json.object()
                .put("token_type", "Bearer")
                .put("expires_in", grant.life().toSeconds())
                .put("access_token", grant.accessToken())
                .put("refresh_token", grant.refreshToken()));
    }

    /** Whether a refresh token is good again and again; otherwise each grant brings another. */
    default boolean refreshTokenStays() {
        return false;
    }

    /** The answer to a refresh token that is not good. */
    default RestAnswer notGranted() {
        return RestAnswer.of(400, Json.object().put("error", "invalid_grant"));
    }
}
