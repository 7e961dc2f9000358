package app.merit.ingest.admin;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Settings of the administration of sources. */
@ConfigMapping(prefix = "merit.ingest.admin")
public interface AdminConfig {
    /** Address under which CRMs reach the gateway, {@code https://host}: put before the paths that are pasted into a CRM. */
    Optional<String> publicBaseUrl();
}
