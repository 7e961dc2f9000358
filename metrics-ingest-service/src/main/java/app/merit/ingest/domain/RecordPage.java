package app.merit.ingest.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One page of a CRM's list, or why there is none. */
public sealed interface RecordPage {
    /**
     * @param records each as JSON as {@link RecordApi#decode} takes it
     * @param next cursor of the page after this one; empty at the end
     */
    record Records(List<Listed> records, Optional<String> next) implements RecordPage {}

    /** One record of a list. */
    record Listed(String crmId, byte[] content, Optional<Instant> modifiedAt) {}

    /** No page: {@link Reading.Later}, {@link Reading.LoginExpired} or {@link Reading.Refused}. */
    record None(Reading why) implements RecordPage {}
}
