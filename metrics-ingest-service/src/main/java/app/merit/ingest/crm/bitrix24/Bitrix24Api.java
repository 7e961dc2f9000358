package app.merit.ingest.crm.bitrix24;

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
import app.merit.ingest.format.Json;
import app.merit.ingest.format.RestAnswers;
import app.merit.ingest.format.UrlText;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Bitrix24's REST, version 2: methods as paths, {@code crm.deal.get.json?id=410}. */
final class Bitrix24Api implements RecordApi {
    private static final List<String> HOSTS = Stream.concat(
                    Stream.of("oauth.bitrix.info", "oauth.bitrix24.tech"),
                    Stream.of(
                                    "com", "ru", "by", "kz", "uz", "ua", "de", "eu", "fr", "es", "it", "pl", "in", "id",
                                    "cn", "jp", "vn", "com.br", "com.tr")
                            .map(zone -> "*.bitrix24." + zone))
            .toList();

    /** A bucket of 50 that loses 2 a second, as calls in a time; the Enterprise plan has 250 and 5. */
    @Override
    public List<RateLimit> limits(SourceSettings source) {
        boolean enterprise = source.option("plan").filter("enterprise"::equals).isPresent();
        return List.of(
                enterprise ? new RateLimit(250, Duration.ofSeconds(50)) : new RateLimit(50, Duration.ofSeconds(25)));
    }

    @Override
    public Optional<String> baseUrl(SourceSettings source) {
        return Connection.baseUrl(source);
    }

    @Override
    public List<String> hosts() {
        return HOSTS;
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
        return Stream.concat(
                        Stream.of(Subject.DEAL, Subject.ACTIVITY),
                        SmartProcesses.configured(source.options()).stream()
                                .sorted()
                                .map(Subject::item))
                .map(subject -> new Kind(subject.kind(), subject.entity()))
                .toList();
    }

    @Override
    public ApiCall read(SourceSettings source, String kind, String crmId) {
        UrlText query = UrlText.query();
        Optional<String> type = SmartProcesses.type(kind);
        type.ifPresent(number -> query.with("entityTypeId", number));
        query.with("id", crmId);
        return ApiCall.get("/crm." + (type.isPresent() ? "item" : kind) + ".get.json?" + query);
    }

    @Override
    public Reading understand(SourceSettings source, String kind, String crmId, ApiResponse response) {
        Answer answer = Answer.of(response);
        if (answer.trouble().isPresent()) {
            return answer.trouble().get();
        }
        JsonNode record = SmartProcesses.type(kind).isPresent() ? Json.at(answer.result(), "item") : answer.result();
        boolean asked = record.isObject()
                && Records.id(kind, record).filter(crmId::equals).isPresent();
        return asked
                ? new Reading.Found(Records.content(kind, record), Records.modifiedAt(kind, record))
                : RestAnswers.unreadable();
    }

    @Override
    public Optional<ApiCall> list(SourceSettings source, String kind, Instant changedSince, Optional<String> cursor) {
        return Optional.of(Listing.call(kind, changedSince, cursor));
    }

    @Override
    public RecordPage page(SourceSettings source, String kind, ApiResponse response) {
        return Listing.page(kind, Answer.of(response));
    }

    @Override
    public Optional<ApiCall> users(SourceSettings source, Optional<String> cursor) {
        return Optional.of(Users.call(cursor));
    }

    @Override
    public UserPage userPage(SourceSettings source, ApiResponse response) {
        return Users.page(Answer.of(response));
    }

    /** Events state when they were sent, which is after the change: a record is nearly always older than its event. */
    @Override
    public boolean eventsCarryChangeTime() {
        return false;
    }

    @Override
    public List<Item> decode(Received received) {
        return Records.decode(received);
    }
}
