package app.merit.ingest.crm.hubspot;

import app.merit.ingest.domain.RateLimit;
import app.merit.ingest.domain.SourceSettings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How much HubSpot lets an account ask, {@code options.plan}; not stated means the least. */
enum Plan {
    STARTER("starter", 100, 250_000),
    PROFESSIONAL("professional", 190, 650_000),
    ENTERPRISE("enterprise", 190, 1_000_000),
    /** An app with OAuth, whatever the account pays for. */
    OAUTH("oauth", 110, 250_000);

    private static final String OPTION = "plan";

    private final String word;
    private final long perTenSeconds;
    private final long perDay;

    Plan(String word, long perTenSeconds, long perDay) {
        this.word = word;
        this.perTenSeconds = perTenSeconds;
        this.perDay = perDay;
    }

    static Plan of(SourceSettings source) {
        return stated(source).orElse(STARTER);
    }

    private static Optional<Plan> stated(SourceSettings source) {
        return source.option(OPTION)
                .flatMap(word -> List.of(values()).stream()
                        .filter(plan -> plan.word.equals(word))
                        .findFirst());
    }

    static Optional<String> complaint(SourceSettings source) {
        return source.option(OPTION).isPresent() && stated(source).isEmpty()
                ? Optional.of("options.plan must be starter, professional, enterprise or oauth")
                : Optional.empty();
    }

    List<RateLimit> limits() {
        return List.of(new RateLimit(perTenSeconds, Duration.ofSeconds(10)), new RateLimit(perDay, Duration.ofDays(1)));
    }
}
