package app.merit.ingest.read.call;

import app.merit.ingest.domain.ApiCall;
import app.merit.ingest.domain.ApiResponse;
import app.merit.ingest.domain.Headers;
import app.merit.ingest.domain.Item;
import app.merit.ingest.domain.Reading;
import app.merit.ingest.domain.Received;
import app.merit.ingest.domain.RecordApi;
import app.merit.ingest.domain.RecordPage;
import app.merit.ingest.domain.SourceSettings;
import app.merit.ingest.domain.UserPage;
import app.merit.ingest.read.CrmReader;
import app.merit.ingest.read.RecordApis;
import app.merit.ingest.store.VaultException;
import app.merit.service.db.StoreException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** Reads over HTTP. */
@ApplicationScoped
public class HttpCrmReader implements CrmReader {
    private static final Logger LOG = Logger.getLogger(HttpCrmReader.class);
    private static final Reading.Refused NO_API =
            new Reading.Refused("no-record-api", "Records of this source cannot be read.");
    private static final Reading.Refused NOT_JSON =
            new Reading.Refused("record-not-json", "The record is not in a form that can be kept.");
    /** Lookups that are younger cannot be what makes a record hard to understand. */
    private static final Duration FRESH = Duration.ofMinutes(1);

    private final RecordApis apis;
    private final SendCall send;
    private final AccountLimits limits;
    private final Logins logins;
    private final Lookups lookups;
    private final Clock clock;

    public HttpCrmReader(
            RecordApis apis, SendCall send, AccountLimits limits, Logins logins, Lookups lookups, Clock clock) {
        this.apis = apis;
        this.send = send;
        this.limits = limits;
        this.logins = logins;
        this.lookups = lookups;
        this.clock = clock;
    }

    @Override
    public boolean canRead(SourceSettings source) {
        return apis.of(source).isPresent();
    }

    @Override
    public Reading read(SourceSettings source, String kind, String crmId) {
        Optional<RecordApi> api = apis.of(source);
        return api.isEmpty() ? NO_API : read(source, api.get(), kind, crmId);
    }

    private Reading read(SourceSettings source, RecordApi api, String kind, String crmId) {
        Looked looked = lookUp(source, api, kind);
        if (looked.failed().isPresent()) {
            return looked.failed().get();
        }
        Reading reading = ask(
                source,
                api,
                api.read(source, kind, crmId),
                response -> api.understand(source, kind, crmId, response),
                why -> why,
                Optional::of);
        return reading instanceof Reading.Found found ? enveloped(source, api, kind, found, looked) : reading;
    }

    private Reading enveloped(SourceSettings source, RecordApi api, String kind, Reading.Found found, Looked looked) {
        Optional<byte[]> whole = Envelope.of(found.content(), looked.texts());
        if (whole.isEmpty()) {
            return NOT_JSON;
        }
        // A stage that was added since the lookup: the record must not be kept without its meaning.
        if (!understood(source, api, whole.get()) && lookups.forget(source.name(), FRESH)) {
            Looked again = lookUp(source, api, kind);
            return again.failed()
                    .orElseGet(() -> new Reading.Found(
                            Envelope.of(found.content(), again.texts()).orElseThrow(), found.modifiedAt()));
        }
        return new Reading.Found(whole.get(), found.modifiedAt());
    }

    private boolean understood(SourceSettings source, RecordApi api, byte[] content) {
        Received received = new Received(
                source.name(),
                Headers.of(Map.of("content-type", "application/json")),
                content,
                clock.instant(),
                source.options(),
                Optional.empty());
        return api.decode(received).stream().allMatch(item -> switch (item) {
            case Item.Fact fact -> !fact.needsHydration();
            case Item.Ignored _ -> true;
            case Item.Unreadable _ -> false;
        });
    }

    @Override
    public RecordPage list(SourceSettings source, String kind, Instant changedSince, Optional<String> cursor) {
        Optional<RecordApi> api = apis.of(source);
        Optional<ApiCall> call = api.flatMap(known -> known.list(source, kind, changedSince, cursor));
        if (api.isEmpty() || call.isEmpty()) {
            return new RecordPage.None(NO_API);
        }
        Looked looked = lookUp(source, api.get(), kind);
        if (looked.failed().isPresent()) {
            return new RecordPage.None(looked.failed().get());
        }
        RecordPage page = ask(
                source,
                api.get(),
                call.get(),
                response -> api.get().page(source, kind, changedSince, cursor, response),
                RecordPage.None::new,
                one -> one instanceof RecordPage.None(var why) ? Optional.of(why) : Optional.empty());
        return page instanceof RecordPage.Records records ? enveloped(records, looked) : page;
    }

    private static RecordPage enveloped(RecordPage.Records records, Looked looked) {
        List<RecordPage.Listed> whole = new ArrayList<>();
        for (RecordPage.Listed listed : records.records()) {
            Optional<byte[]> content = Envelope.of(listed.content(), looked.texts());
            if (content.isEmpty()) {
                return new RecordPage.None(NOT_JSON);
            }
            whole.add(new RecordPage.Listed(listed.crmId(), content.get(), listed.modifiedAt()));
        }
        return new RecordPage.Records(whole, records.next());
    }

    @Override
    public UserPage users(SourceSettings source, Optional<String> cursor) {
        Optional<RecordApi> api = apis.of(source);
        Optional<ApiCall> call = api.flatMap(known -> known.users(source, cursor));
        if (api.isEmpty() || call.isEmpty()) {
            return new UserPage.None(NO_API);
        }
        return ask(
                source,
                api.get(),
                call.get(),
                response -> api.get().userPage(source, response),
                UserPage.None::new,
                one -> one instanceof UserPage.None(var why) ? Optional.of(why) : Optional.empty());
    }

    /** @param failed why there are none */
    private record Looked(Map<String, String> texts, Optional<Reading> failed) {}

    private Looked lookUp(SourceSettings source, RecordApi api, String kind) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (RecordApi.Lookup lookup : api.lookups(source, kind)) {
            Optional<String> known = lookups.known(source.name(), lookup.call());
            if (known.isEmpty()) {
                Answer answer = ask(
                        source,
                        api,
                        lookup.call(),
                        response -> Answer.of(api, source, lookup.name(), response),
                        why -> new Answer("", Optional.of(why)),
                        Answer::failed);
                if (answer.failed().isPresent()) {
                    return new Looked(Map.of(), answer.failed());
                }
                lookups.keep(source.name(), lookup.call(), answer.text());
                known = Optional.of(answer.text());
            }
            texts.put(lookup.name(), known.get());
        }
        return new Looked(texts, Optional.empty());
    }

    private record Answer(String text, Optional<Reading> failed) {
        static Answer of(RecordApi api, SourceSettings source, String name, ApiResponse response) {
            return api.lookedUp(source, name, response)
                    .map(text -> new Answer(text, Optional.empty()))
                    .orElseGet(() -> new Answer("", Optional.of(failure(response))));
        }

        private static Reading failure(ApiResponse response) {
            int status = response.status();
            if (status == 401) {
                return new Reading.LoginExpired();
            }
            return status == 429 || status >= 500
                    ? new Reading.Later(RetryAfter.of(response.headers()), "lookup-later")
                    : new Reading.Refused("lookup-refused", "What records mean could not be looked up.");
        }
    }

    /** One call, and once more with a renewed login if the CRM takes it as expired. */
    private <T> T ask(
            SourceSettings source,
            RecordApi api,
            ApiCall call,
            Function<ApiResponse, T> understand,
            Function<Reading, T> none,
            Function<T, Optional<Reading>> why) {
        try {
            Map<String, String> credentials = logins.current(source);
            T answer = once(source, api, call, credentials, understand, none);
            if (!expired(why.apply(answer))) {
                return answer;
            }
            return switch (logins.renew(source, api, credentials)) {
                case Logins.Renewal.Later(var later) -> none.apply(later);
                case Logins.Renewal.Broken _ -> none.apply(new Reading.LoginExpired());
                case Logins.Renewal.Renewed(var fresh) -> {
                    T second = once(source, api, call, fresh, understand, none);
                    if (expired(why.apply(second))) {
                        logins.suspend(source, "login-refused");
                    }
                    yield second;
                }
            };
        } catch (StoreException away) {
            LOG.debugf("Nothing of %s is read while the database is away", source.name());
            return none.apply(new Reading.Later(Optional.empty(), "database-away"));
        } catch (VaultException unreadable) {
            LOG.error(unreadable.getMessage());
            logins.suspend(source, "login-unreadable");
            return none.apply(new Reading.LoginExpired());
        }
    }

    private static boolean expired(Optional<Reading> why) {
        return why.filter(Reading.LoginExpired.class::isInstance).isPresent();
    }

    private <T> T once(
            SourceSettings source,
            RecordApi api,
            ApiCall call,
            Map<String, String> credentials,
            Function<ApiResponse, T> understand,
            Function<Reading, T> none) {
        return switch (limits.take(source, api.limits(source))) {
            case LATER -> none.apply(new Reading.Later(Optional.empty(), OWN_LIMIT));
            case UNKNOWN -> none.apply(new Reading.Later(Optional.empty(), "database-away"));
            case GRANTED ->
                switch (send.send(source, api, call, api.login(credentials))) {
                    case SendCall.Sent.Answered(var response) -> understand.apply(response);
                    case SendCall.Sent.Failed(var reason) -> none.apply(reason);
                };
        };
    }
}
