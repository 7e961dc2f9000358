package app.merit.ingest.deadletter;

import java.time.Instant;
import java.util.Optional;

/** Which letters are wanted; what is empty does not narrow. {@code since} inclusive, {@code until} exclusive, of the last failure. */
public record LetterFilter(
        Optional<String> source,
        Optional<String> reason,
        Optional<Status> status,
        Optional<Instant> since,
        Optional<Instant> until) {}
