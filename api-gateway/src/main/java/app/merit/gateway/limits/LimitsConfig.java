package app.merit.gateway.limits;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Map;

/** How often one caller may come. Each replica counts for itself. */
@ConfigMapping(prefix = "merit.gateway.limits")
interface LimitsConfig {
    /** Each address, all but webhooks, before login: slows down guessing. */
    @WithDefault("6000")
    int addressPerMinute();

    @WithDefault("1000")
    int addressBurst();

    /** Each logged-in subject on the API. */
    @WithDefault("1200")
    int subjectPerMinute();

    @WithDefault("300")
    int subjectBurst();

    /** Webhooks of one source from one address. An error makes CRMs switch hooks off: keep it well above their peaks. */
    @WithDefault("60000")
    int webhookPerMinute();

    @WithDefault("5000")
    int webhookBurst();

    /** Sources with a limit of their own. */
    Map<String, SourceLimit> sources();

    /** The limit of one source from one address. */
    interface SourceLimit {
        int perMinute();

        int burst();
    }

    /** Callers remembered at a time; the least recent are forgotten first, about 300 bytes each. */
    @WithDefault("100000")
    int remembered();
}
