package app.merit.ingest.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A source as operators see it.
 *
 * @param type amocrm, pipedrive or standard
 * @param currency ISO code of amounts that come without one
 * @param health ok, silent or failing
 * @param lastEventAt receive time of the newest accepted request
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record SourceView(
        String source,
        String type,
        Map<String, String> names,
        Optional<String> currency,
        String health,
        Optional<Instant> lastEventAt) {}
