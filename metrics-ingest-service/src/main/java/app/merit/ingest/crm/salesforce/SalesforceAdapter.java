package app.merit.ingest.crm.salesforce;

import app.merit.ingest.domain.Headers;
import app.merit.ingest.domain.Item;
import app.merit.ingest.domain.Proof;
import app.merit.ingest.domain.Received;
import app.merit.ingest.domain.RecordApi;
import app.merit.ingest.domain.Reply;
import app.merit.ingest.domain.Request;
import app.merit.ingest.domain.Secret;
import app.merit.ingest.domain.SourceAdapter;
import app.merit.ingest.domain.SourceSettings;
import app.merit.ingest.format.DeclaredTypes;
import app.merit.ingest.format.Json;
import app.merit.ingest.format.Parsed;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Salesforce: Outbound Messages, and Change Data Capture events from a relay. */
public final class SalesforceAdapter implements SourceAdapter {
    /** Option: the org's own host, {@code mycompany.my.salesforce.com}. */
    static final String DOMAIN = "domain";

    /** Option: {@code true} if the org has several currencies, so that an amount without one is in none. */
    static final String MULTI_CURRENCY = "multi-currency";

    private static final Set<String> MEDIA_TYPES = Set.of(
            "text/xml",
            "application/xml",
            "application/soap+xml",
            "application/json",
            "application/cloudevents+json",
            "application/cloudevents-batch+json");

    /** Without it the whole message is sent again. */
    private static final String ACKNOWLEDGEMENT = """
            <?xml version="1.0" encoding="UTF-8"?>
            <soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/"><soapenv:Body>\
            <notificationsResponse xmlns="http://soap.sforce.com/2005/09/outbound"><Ack>true</Ack></notificationsResponse>\
            </soapenv:Body></soapenv:Envelope>
            """;

    private static final RecordApi RECORDS = new SalesforceApi();

    @Override
    public Proof prove(Request request, SourceSettings source, Instant now) {
        return SalesforceProof.prove(request, source.secrets());
    }

    @Override
    public boolean contradicts(Request request, Set<String> accounts) {
        return SalesforceProof.contradicts(request, accounts);
    }

    @Override
    public boolean accepts(Headers headers) {
        return headers.mediaType().map(MEDIA_TYPES::contains).orElse(true);
    }

    /** The organization's id is no secret, and dedupe keys need it. */
    @Override
    public List<String> traces(Secret secret) {
        return SalesforceProof.isCondition(secret) ? List.of() : List.of(secret.value());
    }

    @Override
    public byte[] withoutCredentials(byte[] body) {
        return SessionIds.blank(body);
    }

    @Override
    public Reply reply(Request request) {
        return XmlText.isXml(request.body()) ? Reply.of(200, "text/xml", ACKNOWLEDGEMENT) : Reply.empty(200);
    }

    @Override
    public Optional<String> complaint(SourceSettings settings) {
        if (SalesforceProof.keys(settings.secrets()).isEmpty()) {
            return Optional.of("a secret for the URL is needed beside organization-id=, which is known to others");
        }
        if (settings.option(DOMAIN).filter(host -> Hosts.parse(host).isEmpty()).isPresent()) {
            return Optional.of("option " + DOMAIN + " must be a host such as mycompany.my.salesforce.com");
        }
        return new DeclaredTypes(settings.options()).complaint();
    }

    @Override
    public List<Item> decode(Received received) {
        if (XmlText.isXml(received.body())) {
            return switch (OutboundMessage.parse(received.body())) {
                case Parsed.Malformed<OutboundMessage>(var reason, var detail) ->
                    List.of(new Item.Unreadable(0, reason, detail));
                case Parsed.Ok<OutboundMessage>(var message) -> new Notifications(message, received).items();
            };
        }
        return switch (Json.parse(received.body())) {
            case Parsed.Malformed<JsonNode>(var reason, var detail) -> List.of(new Item.Unreadable(0, reason, detail));
            case Parsed.Ok<JsonNode>(var body) -> ChangeEvents.items(body, received);
        };
    }

    @Override
    public Optional<RecordApi> records() {
        return Optional.of(RECORDS);
    }
}
