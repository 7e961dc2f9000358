package app.merit.ingest.crm.hubspot;

import app.merit.ingest.domain.ApiCall;
import app.merit.ingest.domain.ApiResponse;
import app.merit.ingest.domain.Item;
import app.merit.ingest.domain.RateLimit;
import app.merit.ingest.domain.Reading;
import app.merit.ingest.domain.Received;
import app.merit.ingest.domain.RecordApi;
import app.merit.ingest.domain.RecordPage;
import app.merit.ingest.domain.SourceSettings;
import app.merit.ingest.domain.UserPage;
import app.merit.ingest.format.RestAnswers;
import app.merit.ingest.format.UrlText;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** HubSpot's CRM API, version 3. */
final class HubSpotApi implements RecordApi {
    /** Kinds that the app may read, with commas; all if absent. */
    private static final String KINDS = "kinds";

    @Override
    public List<RateLimit> limits(SourceSettings source) {
        return Plan.of(source).limits();
    }

    @Override
    public Optional<String> baseUrl(SourceSettings source) {
        return Connection.baseUrl(source);
    }

    @Override
    public List<String> hosts() {
        return List.of(Connection.HOST);
    }

    @Override
    public Map<String, String> login(Map<String, String> credentials) {
        return Connection.login(credentials);
    }

    @Override
    public Optional<ApiCall> refresh(SourceSettings source, Map<String, String> credentials) {
        return Connection.refresh(source, credentials);
    }

    @Override
    public Map<String, String> refreshed(ApiResponse response) {
        return Connection.refreshed(response);
    }

    @Override
    public List<Kind> kinds(SourceSettings source) {
        Set<String> named = source.option(KINDS).stream()
                .flatMap(text -> Arrays.stream(text.split(",")))
                .map(String::strip)
                .collect(Collectors.toSet());
        return Arrays.stream(ObjectType.values())
                .filter(type -> named.isEmpty() || named.contains(type.kind()))
                .map(type -> new Kind(type.kind(), type.entity()))
                .toList();
    }

    @Override
    public ApiCall read(SourceSettings source, String kind, String crmId) {
        ObjectType type = type(kind);
        UrlText query = UrlText.query().with("properties", String.join(",", Properties.of(type, source.options())));
        if (type != ObjectType.DEAL) {
            query.with("associations", ObjectType.DEAL.kind());
        }
        return ApiCall.get("/crm/v3/objects/" + type.kind() + "/" + UrlText.segment(crmId) + "?" + query);
    }

    @Override
    public Reading understand(SourceSettings source, String kind, String crmId, ApiResponse response) {
        Answer answer = Answer.of(response);
        if (answer.trouble().isPresent()) {
            return answer.trouble().get();
        }
        // The survivor of a merge answers for the ids that went into it: that is not the record asked for.
        Optional<String> answered = Records.id(answer.body());
        if (answered.isEmpty()) {
            return RestAnswers.unreadable();
        }
        if (!answered.get().equals(crmId)) {
            return new Reading.Missing();
        }
        boolean links = type(kind) != ObjectType.DEAL;
        return new Reading.Found(Records.content(answer.body(), links), Records.modifiedAt(answer.body()));
    }

    /** Only deals have stages; that their flags are missing is rare, and then the stages tell. */
    @Override
    public List<Lookup> lookups(SourceSettings source, String kind) {
        return type(kind) == ObjectType.DEAL
                ? List.of(new Lookup(Stages.LOOKUP, ApiCall.get("/crm/v3/pipelines/deals")))
                : List.of();
    }

    @Override
    public Optional<String> lookedUp(SourceSettings source, String name, ApiResponse response) {
        return name.equals(Stages.LOOKUP) ? Stages.reduced(response) : Optional.empty();
    }

    @Override
    public Optional<ApiCall> list(SourceSettings source, String kind, Instant changedSince, Optional<String> cursor) {
        return Optional.of(Listing.call(type(kind), source.options(), changedSince, cursor));
    }

    @Override
    public RecordPage page(SourceSettings source, String kind, ApiResponse response) {
        return Listing.page(Answer.of(response));
    }

    @Override
    public Optional<ApiCall> users(SourceSettings source, Optional<String> cursor) {
        return Optional.of(Owners.call(cursor));
    }

    @Override
    public UserPage userPage(SourceSettings source, ApiResponse response) {
        return Owners.page(Answer.of(response));
    }

    @Override
    public List<Item> decode(Received received) {
        return Records.decode(received);
    }

    private static ObjectType type(String kind) {
        return ObjectType.ofKind(kind).orElse(ObjectType.DEAL);
    }
}
