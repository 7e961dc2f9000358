package app.merit.ingest.admin;

import app.merit.ingest.domain.Secret;
import app.merit.service.Problem;
import app.merit.service.Problem.FieldError;
import app.merit.service.db.StoreException;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Turns outcomes into answers. */
@Singleton
class SourceAnswers {
    private static final Logger LOG = Logger.getLogger(SourceAnswers.class);
    private static final int RETRY_AFTER_SECONDS = 10;

    private final DescribeSource describe;

    SourceAnswers(DescribeSource describe) {
        this.describe = describe;
    }

    Response of(SourceOutcome outcome) {
        return switch (outcome) {
            case SourceOutcome.Put(var source, var isNew, var secret) -> shown(isNew ? 201 : 200, source, secret);
            case SourceOutcome.SecretAdded(var source, var secret) -> shown(201, source, Optional.of(secret));
            case SourceOutcome.Disabled(var source) -> shown(200, source, Optional.empty());
            case SourceOutcome.SecretRetired(var source, var _, var _) -> shown(200, source, Optional.empty());
            case SourceOutcome.Unknown(var what) -> unknown(what);
            case SourceOutcome.Faulty(var faults) -> faulty(faults);
            case SourceOutcome.Refused(var slug, var why) ->
                Problem.of(409, slug, "Not done", why).asResponse();
            case SourceOutcome.NotTold() -> away("Operators cannot be told of the change now, so it was not made.");
        };
    }

    static Response unknown(String what) {
        return Problem.notFound("There is no source or active secret " + what + ".")
                .asResponse();
    }

    static Response databaseAway(StoreException failure) {
        LOG.warnf(failure, "Sources could not be changed");
        return away("The ingest database does not answer; sources go on as they are.");
    }

    private Response shown(int status, String source, Optional<Secret> secret) {
        CacheControl never = new CacheControl();
        never.setNoStore(true);
        return describe.of(source, secret)
                .map(detail -> Response.status(status)
                        .entity(detail)
                        .cacheControl(never)
                        .build())
                .orElseGet(() -> unknown(source));
    }

    private static Response faulty(List<FieldError> faults) {
        String detail = faults.stream()
                .map(fault -> fault.field() + ": " + fault.rule())
                .collect(Collectors.joining("; "));
        Problem shape = Problem.of(422, "rules-broken", "Rules broken", detail);
        return new Problem(shape.type(), shape.title(), shape.status(), detail, faults).asResponse();
    }

    private static Response away(String detail) {
        return Response.fromResponse(
                        Problem.of(503, "try-again", "Try again later", detail).asResponse())
                .header("Retry-After", RETRY_AFTER_SECONDS)
                .build();
    }
}
