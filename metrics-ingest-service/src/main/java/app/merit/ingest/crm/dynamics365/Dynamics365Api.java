package app.merit.ingest.crm.dynamics365;

import app.merit.ingest.domain.ApiCall;
import app.merit.ingest.domain.ApiResponse;
import app.merit.ingest.domain.ApiSettings;
import app.merit.ingest.domain.Item;
import app.merit.ingest.domain.RateLimit;
import app.merit.ingest.domain.Reading;
import app.merit.ingest.domain.Received;
import app.merit.ingest.domain.RecordApi;
import app.merit.ingest.domain.RecordPage;
import app.merit.ingest.domain.SourceSettings;
import app.merit.ingest.domain.UserPage;
import app.merit.ingest.format.Json;
import app.merit.ingest.format.RestAnswers;
import app.merit.ingest.format.UrlText;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The Web API of Dataverse. A deal is read with the code of its currency, so that no second call is needed. */
final class Dynamics365Api implements RecordApi {
    static final String BASE = "/api/data/v9.2/";
    private static final String HOST = "host";
    private static final Pattern VENDOR_HOST =
            Pattern.compile("[a-z0-9][a-z0-9-]{0,62}\\.(?:api\\.)?crm[0-9]{0,2}\\.dynamics\\.com");
    private static final String LOGIN = "https://login.microsoftonline.com";
    private static final String WITH_CURRENCY = "$expand=transactioncurrencyid($select=isocurrencycode)";
    private static final String ACTIVITY_COLUMNS =
            "$select=activityid,activitytypecode,_ownerid_value,_regardingobjectid_value,statecode,statuscode,scheduledstart,scheduledend,"
                    + "actualend,actualdurationminutes,createdon,modifiedon,versionnumber";
    private static final String NOTE_COLUMNS =
            "$select=annotationid,_ownerid_value,_objectid_value,createdon,modifiedon,versionnumber";
    /** Says beside each reference to which table it points. */
    private static final String PREFER_TABLES =
            "odata.include-annotations=\"Microsoft.Dynamics.CRM.lookuplogicalname\"";

    private static final int PAGE = 500;

    /** What is wrong with the options, or empty. */
    static Optional<String> complaint(SourceSettings source) {
        return source.option(HOST)
                .filter(host -> !VENDOR_HOST
                        .matcher(host.strip().toLowerCase(Locale.ROOT))
                        .matches())
                .map(_ -> "option " + HOST + " must be a host such as mycompany.crm4.dynamics.com");
    }

    @Override
    public List<RateLimit> limits(SourceSettings source) {
        return List.of(new RateLimit(6_000, Duration.ofMinutes(5)));
    }

    @Override
    public Optional<String> baseUrl(SourceSettings source) {
        return source.api()
                .flatMap(ApiSettings::baseUrl)
                .or(() -> source.option(HOST)
                        .map(host -> host.strip().toLowerCase(Locale.ROOT))
                        .filter(host -> VENDOR_HOST.matcher(host).matches())
                        .map(host -> "https://" + host));
    }

    @Override
    public List<String> hosts() {
        return List.of("*.dynamics.com", "login.microsoftonline.com");
    }

    @Override
    public Map<String, String> login(Map<String, String> credentials) {
        String token = credentials.getOrDefault("token", "");
        return token.isBlank() ? Map.of() : Map.of("Authorization", "Bearer " + token);
    }

    /** The application logs in as itself; at the vendor's login, unless the API is elsewhere. */
    @Override
    public Optional<ApiCall> refresh(SourceSettings source, Map<String, String> credentials) {
        String client = credentials.getOrDefault("client-id", "");
        String tenant = credentials.getOrDefault("tenant-id", "");
        Optional<String> base = baseUrl(source);
        if (client.isBlank() || tenant.isBlank() || base.isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "client_credentials");
        form.put("client_id", client);
        form.put("client_secret", credentials.getOrDefault("client-secret", ""));
        form.put("scope", base.get() + "/.default");
        String login = base.get().endsWith(".dynamics.com") ? LOGIN : "";
        String path = login + "/" + UrlText.encode(tenant) + "/oauth2/v2.0/token";
        return Optional.of(ApiCall.post(path, "application/x-www-form-urlencoded", UrlText.form(form)));
    }

    @Override
    public Map<String, String> refreshed(ApiResponse response) {
        return Json.text(Json.at(RestAnswers.json(response), "access_token"))
                .filter(_ -> response.status() == 200)
                .map(token -> Map.of("token", token))
                .orElse(Map.of());
    }

    @Override
    public List<Kind> kinds(SourceSettings source) {
        return Arrays.stream(Table.values())
                .map(table -> new Kind(table.wire(), table.entity()))
                .toList();
    }

    @Override
    public ApiCall read(SourceSettings source, String kind, String crmId) {
        Table table = Table.of(kind).orElse(Table.OPPORTUNITY);
        return get(BASE + table.collection() + "(" + UrlText.segment(crmId) + ")?" + columns(table), PREFER_TABLES);
    }

    @Override
    public Reading understand(SourceSettings source, String kind, String crmId, ApiResponse response) {
        return Dynamics365Answers.record(response);
    }

    @Override
    public Optional<ApiCall> list(SourceSettings source, String kind, Instant changedSince, Optional<String> cursor) {
        String prefer = PREFER_TABLES + ",odata.maxpagesize=" + PAGE;
        return Table.of(kind).map(table -> {
            String since = changedSince.truncatedTo(ChronoUnit.SECONDS).toString();
            String first = BASE + table.collection() + "?" + columns(table) + "&$filter=modifiedon%20ge%20"
                    + UrlText.encode(since) + "&$orderby=modifiedon%20asc";
            return get(next(cursor).orElse(first), prefer);
        });
    }

    @Override
    public RecordPage page(SourceSettings source, String kind, ApiResponse response) {
        return Table.of(kind)
                .map(table -> Dynamics365Answers.page(table, response))
                .orElse(new RecordPage.None(new Reading.Refused("unknown-kind", "No such table is read.")));
    }

    /** Teams can own deals too; they are no people and not listed. */
    @Override
    public Optional<ApiCall> users(SourceSettings source, Optional<String> cursor) {
        String first = BASE + "systemusers?$select=systemuserid,fullname,internalemailaddress,isdisabled";
        return Optional.of(get(next(cursor).orElse(first), "odata.maxpagesize=" + PAGE));
    }

    @Override
    public UserPage userPage(SourceSettings source, ApiResponse response) {
        return Dynamics365Answers.users(response);
    }

    @Override
    public List<Item> decode(Received received) {
        return ReadRow.items(received);
    }

    private static String columns(Table table) {
        return switch (table) {
            case OPPORTUNITY -> WITH_CURRENCY;
            case NOTE -> NOTE_COLUMNS;
            default -> ACTIVITY_COLUMNS;
        };
    }

    private static ApiCall get(String path, String prefer) {
        return ApiCall.get(path)
                .with("Accept", "application/json")
                .with("OData-Version", "4.0")
                .with("OData-MaxVersion", "4.0")
                .with("Prefer", prefer);
    }

    private static Optional<String> next(Optional<String> cursor) {
        return cursor.filter(path -> path.startsWith(BASE));
    }
}
