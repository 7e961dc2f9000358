package app.merit.ingest.read;

import app.merit.ingest.domain.ApiCall;
import app.merit.ingest.domain.ApiResponse;
import app.merit.ingest.domain.ApiSettings;
import app.merit.ingest.domain.ChangeKind;
import app.merit.ingest.domain.Entity;
import app.merit.ingest.domain.Field;
import app.merit.ingest.domain.Fields;
import app.merit.ingest.domain.Item;
import app.merit.ingest.domain.RateLimit;
import app.merit.ingest.domain.Reading;
import app.merit.ingest.domain.Received;
import app.merit.ingest.domain.RecordApi;
import app.merit.ingest.domain.RecordPage;
import app.merit.ingest.domain.SourceSettings;
import app.merit.ingest.domain.UserPage;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The API of the CRM that {@link FakeCrm} plays: {@code GET /api/deals/{id}}, bearer tokens that can be renewed. */
public final class FakeRecordApi implements RecordApi {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final List<String> hosts;
    private volatile List<RateLimit> limits = List.of(new RateLimit(1000, Duration.ofSeconds(1)));

    public FakeRecordApi(List<String> hosts) {
        this.hosts = hosts;
    }

    public void limit(long calls, Duration per) {
        limits = List.of(new RateLimit(calls, per));
    }

    @Override
    public List<RateLimit> limits(SourceSettings source) {
        return limits;
    }

    @Override
    public Optional<String> baseUrl(SourceSettings source) {
        return source.api().flatMap(ApiSettings::baseUrl);
    }

    @Override
    public List<String> hosts() {
        return hosts;
    }

    @Override
    public Map<String, String> login(Map<String, String> credentials) {
        return Map.of("Authorization", "Bearer " + credentials.getOrDefault("token", ""));
    }

    @Override
    public Optional<ApiCall> refresh(SourceSettings source, Map<String, String> credentials) {
        return Optional.ofNullable(credentials.get("refreshToken"))
                .map(token -> ApiCall.post(
                        "/oauth/token",
                        "application/x-www-form-urlencoded",
                        "grant_type=refresh_token&token=" + token));
    }

    @Override
    public Map<String, String> refreshed(ApiResponse response) {
        JsonNode json = json(response.body());
        return response.status() == 200
                ? Map.of(
                        "token", json.path("token").asText(),
                        "refreshToken", json.path("refreshToken").asText(),
                        "expiresIn", "3600")
                : Map.of();
    }

    @Override
    public List<Kind> kinds(SourceSettings source) {
        return List.of(new Kind("deals", Entity.DEAL));
    }

    @Override
    public ApiCall read(SourceSettings source, String kind, String crmId) {
        return ApiCall.get("/api/deals/" + crmId + "?with=a%2Fb%20c").with("X-Fake", "yes");
    }

    @Override
    public Reading understand(SourceSettings source, String kind, String crmId, ApiResponse response) {
        return switch (response.status()) {
            case 200 ->
                new Reading.Found(
                        response.body(),
                        Optional.of(Instant.parse(
                                json(response.body()).path("modifiedAt").asText())));
            case 401 -> new Reading.LoginExpired();
            case 404 -> new Reading.Missing();
            case 403 -> new Reading.Refused("no-permission", "The login may not see this record.");
            default -> later(response);
        };
    }

    private static Reading later(ApiResponse response) {
        return new Reading.Later(
                response.headers().first("retry-after").map(seconds -> Duration.ofSeconds(Long.parseLong(seconds))),
                "status-" + response.status());
    }

    @Override
    public List<Lookup> lookups(SourceSettings source, String kind) {
        return List.of(new Lookup("stages", ApiCall.get("/api/stages")));
    }

    @Override
    public Optional<String> lookedUp(SourceSettings source, String name, ApiResponse response) {
        return response.status() == 200 ? Optional.of(json(response.body()).toString()) : Optional.empty();
    }

    @Override
    public Optional<ApiCall> list(SourceSettings source, String kind, Instant changedSince, Optional<String> cursor) {
        return Optional.of(ApiCall.get("/api/deals?since=" + changedSince));
    }

    @Override
    public RecordPage page(SourceSettings source, String kind, ApiResponse response) {
        if (response.status() != 200) {
            return new RecordPage.None(understand(source, kind, "", response));
        }
        List<RecordPage.Listed> listed = new ArrayList<>();
        json(response.body())
                .forEach(one -> listed.add(new RecordPage.Listed(
                        one.path("id").asText(), one.toString().getBytes(), Optional.empty())));
        return new RecordPage.Records(listed, Optional.empty());
    }

    @Override
    public Optional<ApiCall> users(SourceSettings source, Optional<String> cursor) {
        return Optional.of(
                ApiCall.post("/api/users", "application/json", "{\"active\":true,\"name\":\"\u041e\u043b\u044f\"}"));
    }

    @Override
    public UserPage userPage(SourceSettings source, ApiResponse response) {
        String name = json(response.body()).path("name").asText();
        return new UserPage.Users(List.of(new UserPage.CrmUser("1", name, Optional.empty(), true)), Optional.empty());
    }

    @Override
    public List<Item> decode(Received received) {
        JsonNode record = json(received.body()).path("record");
        JsonNode stages = json(received.body()).path("lookups").path("stages");
        String stage = record.path("stage").asText();
        Fields fields = Fields.builder()
                .set(Field.OWNER, record.path("owner").asText())
                .set(Field.STAGE, stage)
                .setIf(Field.STATUS, Optional.of(stages.path(stage).asText()).filter(word -> !word.isEmpty()))
                .set(Field.AMOUNT, new BigDecimal(record.path("amount").asText("0")))
                .build();
        return List.of(Item.Fact.builder(Entity.DEAL, record.path("id").asText(), ChangeKind.UPDATED, "unused")
                .kind("deals")
                .full()
                .occurredAt(Optional.of(Instant.parse(record.path("modifiedAt").asText())))
                .needsHydration(!stages.has(stage))
                .fields(fields)
                .build());
    }

    private static JsonNode json(byte[] bytes) {
        try {
            return MAPPER.readTree(bytes);
        } catch (IOException notJson) {
            return MAPPER.createObjectNode();
        }
    }
}
