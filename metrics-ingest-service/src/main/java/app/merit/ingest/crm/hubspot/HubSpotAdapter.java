package app.merit.ingest.crm.hubspot;

import app.merit.ingest.domain.Headers;
import app.merit.ingest.domain.Item;
import app.merit.ingest.domain.Proof;
import app.merit.ingest.domain.Received;
import app.merit.ingest.domain.RecordApi;
import app.merit.ingest.domain.Reply;
import app.merit.ingest.domain.Request;
import app.merit.ingest.domain.SourceAdapter;
import app.merit.ingest.domain.SourceSettings;
import app.merit.ingest.format.Json;
import app.merit.ingest.format.Parsed;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** HubSpot webhooks; the secret is the app's client secret. */
public final class HubSpotAdapter implements SourceAdapter {
    private static final RecordApi RECORDS = new HubSpotApi();
    private static final String LEGACY_OPTION = "legacy-signatures";
    private static final Pattern ADDRESS = Pattern.compile("https?://[^/?#\\s]+[^#\\s]*");

    /** Ten times what HubSpot sends at most. */
    private static final int MAX_EVENTS = 1_000;

    @Override
    public Proof prove(Request request, SourceSettings source, Instant now) {
        boolean legacy = source.option(LEGACY_OPTION).filter("true"::equals).isPresent();
        return Signature.prove(request, source, legacy, now);
    }

    /** One foreign event is enough: an app that serves several accounts needs a source for each. */
    @Override
    public boolean contradicts(Request request, Set<String> accounts) {
        return Json.parse(request.body()) instanceof Parsed.Ok<JsonNode>(var body)
                && events(body).stream()
                        .flatMap(event -> Json.id(Json.at(event, "portalId")).stream())
                        .anyMatch(portal -> !accounts.contains(portal));
    }

    @Override
    public boolean accepts(Headers headers) {
        return headers.mediaType().map("application/json"::equals).orElse(true);
    }

    @Override
    public Reply reply(Request request) {
        return Reply.empty(200);
    }

    @Override
    public Optional<String> complaint(SourceSettings settings) {
        if (settings.publicUrl().filter(url -> !ADDRESS.matcher(url).matches()).isPresent()) {
            return Optional.of("public-url must be the address that HubSpot calls, https://<host>/<path>");
        }
        boolean unclear = settings.option(LEGACY_OPTION)
                .filter(value -> !value.equals("true") && !value.equals("false"))
                .isPresent();
        return unclear
                ? Optional.of("options." + LEGACY_OPTION + " must be true or false")
                : Plan.complaint(settings).or(() -> Properties.complaint(settings));
    }

    @Override
    public List<Item> decode(Received received) {
        return switch (Json.parse(received.body())) {
            case Parsed.Malformed<JsonNode>(var reason, var detail) -> List.of(new Item.Unreadable(0, reason, detail));
            case Parsed.Ok<JsonNode>(var body) -> items(body, received);
        };
    }

    private static List<Item> items(JsonNode body, Received received) {
        if (body.isArray() && body.isEmpty()) {
            return List.of(new Item.Ignored("empty"));
        }
        if (body.size() > MAX_EVENTS && body.isArray()) {
            return List.of(
                    new Item.Unreadable(0, "too-many-records", "The array holds more than " + MAX_EVENTS + " events."));
        }
        List<Item> items = new ArrayList<>();
        int number = 0;
        for (JsonNode event : events(body)) {
            items.addAll(
                    event.isObject()
                            ? new HubSpotEvent(event, received, number).items()
                            : List.of(new Item.Unreadable(number, "unknown-shape", "The event is no object.")));
            number++;
        }
        return items.isEmpty()
                ? List.of(new Item.Unreadable(0, "unknown-shape", "The body is no array of events."))
                : items;
    }

    /** An array; a lone event is taken too. */
    private static List<JsonNode> events(JsonNode body) {
        if (body.isObject()) {
            return List.of(body);
        }
        List<JsonNode> events = new ArrayList<>();
        if (body.isArray()) {
            body.forEach(events::add);
        }
        return events;
    }

    @Override
    public Optional<RecordApi> records() {
        return Optional.of(RECORDS);
    }
}
