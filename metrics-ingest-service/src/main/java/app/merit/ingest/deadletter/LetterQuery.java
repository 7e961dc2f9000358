package app.merit.ingest.deadletter;

import app.merit.service.Problem;
import jakarta.ws.rs.QueryParam;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The filter in the query of a request. */
public class LetterQuery {
    @QueryParam("source")
    public @Nullable String source;

    @QueryParam("reason")
    public @Nullable String reason;

    @QueryParam("status")
    public @Nullable String status;

    @QueryParam("since")
    public @Nullable String since;

    @QueryParam("until")
    public @Nullable String until;

    LetterFilter filter(Optional<Status> otherwise) {
        Optional<Status> wanted = Optional.ofNullable(status)
                .map(word -> Status.ofWire(word)
                        .orElseThrow(() -> Problem.invalid(
                                        "status", "must be open, pending-approval, replayed or waived", word)
                                .asException()));
        return new LetterFilter(
                Optional.ofNullable(source),
                Optional.ofNullable(reason),
                wanted.or(() -> otherwise),
                instant("since", since),
                instant("until", until));
    }

    private static Optional<Instant> instant(String field, @Nullable String text) {
        try {
            return Optional.ofNullable(text).map(Instant::parse);
        } catch (DateTimeException malformed) {
            throw Problem.invalid(field, "must be an instant in UTC such as 2026-11-23T10:00:00Z", String.valueOf(text))
                    .asException();
        }
    }
}
