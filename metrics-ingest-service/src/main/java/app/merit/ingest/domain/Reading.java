package app.merit.ingest.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What an answer to a read means. */
public sealed interface Reading {
    /**
     * @param content the record as JSON, in UTF-8, as the adapter's {@link RecordApi#decode} takes it
     * @param modifiedAt the record's own modification time, if it states one
     */
    record Found(byte[] content, Optional<Instant> modifiedAt) implements Reading {}

    /** The CRM has no such record, or not yet. */
    record Missing() implements Reading {}

    /** Over a limit, or the CRM is not well: ask again, at the earliest after the stated time. */
    record Later(Optional<Duration> after, String reason) implements Reading {}

    /** The login is no longer good: refresh it and ask again. */
    record LoginExpired() implements Reading {}

    /** The CRM will not answer this, however often it is asked; a slug and a sentence. */
    record Refused(String reason, String detail) implements Reading {}
}
