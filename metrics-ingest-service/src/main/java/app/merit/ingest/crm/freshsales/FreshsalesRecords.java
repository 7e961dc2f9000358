package app.merit.ingest.crm.freshsales;

import app.merit.ingest.domain.ApiCall;
import app.merit.ingest.domain.ApiResponse;
import app.merit.ingest.domain.ApiSettings;
import app.merit.ingest.domain.ChangeKind;
import app.merit.ingest.domain.Entity;
import app.merit.ingest.domain.Item;
import app.merit.ingest.domain.RateLimit;
import app.merit.ingest.domain.Reading;
import app.merit.ingest.domain.Received;
import app.merit.ingest.domain.RecordApi;
import app.merit.ingest.domain.RecordPage;
import app.merit.ingest.domain.SourceSettings;
import app.merit.ingest.domain.UserPage;
import app.merit.ingest.format.Json;
import app.merit.ingest.format.Keys;
import app.merit.ingest.format.RecordRead;
import app.merit.ingest.format.RestAnswers;
import app.merit.ingest.format.RestLists;
import app.merit.ingest.format.Times;
import app.merit.ingest.format.UrlText;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Freshsales' REST API for deals, with an API key. What stages and currencies mean is looked up. */
final class FreshsalesRecords implements RecordApi {
    static final String DEALS = "deals";
    /** Never read back: the body is all that there is of them. */
    static final String ACTIVITIES = "activities";

    static final String STAGES = "stages";
    static final String CURRENCIES = "currencies";

    private static final String ROOT = "/crm/sales/api/";
    private static final RateLimit LIMIT = new RateLimit(1_000, Duration.ofHours(1));
    private static final Pattern DOMAIN = Pattern.compile("[a-z0-9-]{1,63}\\.(?:myfreshworks\\.com|freshsales\\.io)");
    private static final Pattern VIEW = Pattern.compile("[0-9]{1,20}");

    static Optional<String> complaint(SourceSettings settings) {
        if (settings.option("domain").filter(name -> !isDomain(name)).isPresent()) {
            return Optional.of("options.domain must be a host under myfreshworks.com or freshsales.io");
        }
        return settings.option("deals-view")
                .filter(view -> !VIEW.matcher(view).matches())
                .map(_ -> "options.deals-view must be the number of a view");
    }

    static boolean isDomain(String name) {
        return DOMAIN.matcher(name).matches();
    }

    @Override
    public List<RateLimit> limits(SourceSettings source) {
        return List.of(LIMIT);
    }

    @Override
    public Optional<String> baseUrl(SourceSettings source) {
        return source.api()
                .flatMap(ApiSettings::baseUrl)
                .or(() -> source.option("domain")
                        .filter(FreshsalesRecords::isDomain)
                        .map(name -> "https://" + name));
    }

    @Override
    public List<String> hosts() {
        return List.of("*.myfreshworks.com", "*.freshsales.io");
    }

    @Override
    public Map<String, String> login(Map<String, String> credentials) {
        return new ApiSettings(Optional.empty(), credentials, false)
                .credential("token")
                .map(token -> Map.of("Authorization", "Token token=" + token))
                .orElse(Map.of());
    }

    @Override
    public List<Kind> kinds(SourceSettings source) {
        return List.of(new Kind(DEALS, Entity.DEAL));
    }

    @Override
    public ApiCall read(SourceSettings source, String kind, String crmId) {
        if (!kind.equals(DEALS)) {
            throw new IllegalArgumentException("Freshsales has no records of the kind " + kind);
        }
        return ApiCall.get(ROOT + DEALS + "/" + UrlText.segment(crmId));
    }

    @Override
    public Reading understand(SourceSettings source, String kind, String crmId, ApiResponse response) {
        return RestAnswers.failure(response).orElseGet(() -> deal(Json.at(RestAnswers.json(response), "deal"), crmId));
    }

    private static Reading deal(JsonNode deal, String crmId) {
        return Json.at(deal, "is_deleted").asBoolean(false)
                ? new Reading.Missing()
                : RestAnswers.found(deal, crmId, FreshsalesRecords::updated);
    }

    @Override
    public List<Lookup> lookups(SourceSettings source, String kind) {
        return List.of(
                new Lookup(STAGES, ApiCall.get(ROOT + "selector/deal_stages")),
                new Lookup(CURRENCIES, ApiCall.get(ROOT + "selector/currencies")));
    }

    /** Names and forecast types of the stages, codes of the currencies, by id. */
    @Override
    public Optional<String> lookedUp(SourceSettings source, String name, ApiResponse response) {
        boolean stages = name.equals(STAGES);
        JsonNode list = Json.at(RestAnswers.json(response), stages ? "deal_stages" : "currencies");
        if (RestAnswers.failure(response).isPresent() || !list.isArray()) {
            return Optional.empty();
        }
        ObjectNode byId = JsonNodeFactory.instance.objectNode();
        list.forEach(element -> Json.id(Json.at(element, "id")).ifPresent(id -> {
            if (stages) {
                byId.putObject(id)
                        .put("name", Json.text(Json.at(element, "name")).orElse(""))
                        .put(
                                "forecast",
                                Json.text(Json.at(element, "forecast_type")).orElse(""));
            } else {
                byId.put(id, Json.text(Json.at(element, "currency_code")).orElse(""));
            }
        }));
        return Optional.of(byId.toString());
    }

    /** A view is listed newest change first: the one order in which a change in between moves no deal out of sight. */
    @Override
    public Optional<ApiCall> list(SourceSettings source, String kind, Instant changedSince, Optional<String> cursor) {
        return source.option("deals-view")
                .filter(view -> VIEW.matcher(view).matches())
                .map(view -> ApiCall.get(
                        ROOT + "deals/view/" + view + "?sort=updated_at&sort_type=desc&page=" + cursor.orElse("1")));
    }

    /** The first page alone: the answer does not say which one it is. */
    @Override
    public RecordPage page(SourceSettings source, String kind, ApiResponse response) {
        return page(source, kind, Instant.MAX, Optional.empty(), response);
    }

    @Override
    public RecordPage page(
            SourceSettings source, String kind, Instant changedSince, Optional<String> cursor, ApiResponse response) {
        return RestLists.page(response, RestAnswers.failure(response), body -> page(body, changedSince, cursor));
    }

    private static RecordPage page(JsonNode body, Instant changedSince, Optional<String> cursor) {
        if (!Json.at(body, DEALS).isArray()) {
            return new RecordPage.None(RestAnswers.unreadable());
        }
        List<RecordPage.Listed> records = RestLists.records(Json.at(body, DEALS), FreshsalesRecords::updated);
        int page = Integer.parseInt(cursor.orElse("1"));
        boolean reached = records.isEmpty()
                || records.getLast()
                        .modifiedAt()
                        .filter(at -> at.isBefore(changedSince))
                        .isPresent();
        boolean last = page >= Json.at(Json.at(body, "meta"), "total_pages").asInt(page);
        return new RecordPage.Records(
                records, reached || last ? Optional.empty() : Optional.of(Integer.toString(page + 1)));
    }

    @Override
    public Optional<ApiCall> users(SourceSettings source, Optional<String> cursor) {
        return Optional.of(ApiCall.get(ROOT + "selector/owners"));
    }

    @Override
    public UserPage userPage(SourceSettings source, ApiResponse response) {
        return RestLists.users(response, RestAnswers.failure(response), FreshsalesRecords::users);
    }

    private static UserPage users(JsonNode body) {
        if (!Json.at(body, "users").isArray()) {
            return new UserPage.None(RestAnswers.unreadable());
        }
        List<UserPage.CrmUser> users = new ArrayList<>();
        Json.at(body, "users")
                .forEach(user -> Json.id(Json.at(user, "id"))
                        .ifPresent(id -> users.add(new UserPage.CrmUser(
                                id,
                                Json.text(Json.at(user, "display_name")).orElse(id),
                                Json.text(Json.at(user, "email")).filter(text -> !text.isBlank()),
                                Json.at(user, "is_active").asBoolean(true)))));
        return new UserPage.Users(users, Optional.empty());
    }

    @Override
    public List<Item> decode(Received received) {
        return RecordRead.items(received, read -> item(read, new Template(received.options())));
    }

    private static Item item(RecordRead read, Template template) {
        if (!read.note().kind().equals(DEALS)) {
            return new Item.Ignored("unknown-kind");
        }
        String id = read.note().crmId();
        return Item.Fact.builder(Entity.DEAL, id, ChangeKind.UPDATED, Keys.of("freshsales", DEALS, id))
                .kind(DEALS)
                .full()
                .occurredAt(updated(read.record()))
                .fields(Deal.read(read.record(), read.lookups(), template))
                .currencyElsewhere(Deal.hidesCurrency(read.record(), read.lookups()))
                .build();
    }

    private static Optional<Instant> updated(JsonNode deal) {
        return Json.text(Json.at(deal, "updated_at")).flatMap(Times::isoOrUtc);
    }
}
