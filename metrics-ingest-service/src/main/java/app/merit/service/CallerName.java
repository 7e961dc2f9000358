package app.merit.service;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who asks: the employee code, or the user name of somebody who has none. */
@Singleton
public class CallerName {
    private final Instance<JsonWebToken> token;

    CallerName(Instance<JsonWebToken> token) {
        this.token = token;
    }

    public String name() {
        JsonWebToken asked = token.get();
        return Optional.<String>ofNullable(asked.getClaim("employee"))
                .or(() -> Optional.ofNullable(asked.<String>getClaim("preferred_username")))
                .orElseGet(asked::getSubject);
    }
}
