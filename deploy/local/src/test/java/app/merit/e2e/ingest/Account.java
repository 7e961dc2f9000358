package app.merit.e2e.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import app.merit.local.simulator.Dialect;
import app.merit.local.simulator.SimulatedCrm;
import app.merit.local.simulator.push.Subscription;
import app.merit.local.simulator.push.WebhookRequest;
import app.merit.local.simulator.push.WebhookSender;
import app.merit.local.simulator.record.CrmEvent;
import app.merit.local.simulator.record.CrmSource;
import app.merit.local.simulator.record.Deal;
import app.merit.local.simulator.rest.Calls;
import app.merit.local.simulator.rest.RestServer;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** A simulated account and the source that is configured for it. */
final class Account {
    private static final String PUBLIC_URL = "https://merit.test";
    /** Long enough for every vendor, and a login for the one that sends logins. */
    private static final String SECRET = "fake:fake-webhook-secret-of-this-test";

    private final Dialect dialect;
    private final CrmSource source;
    private final SimulatedCrm crm;
    private final String api;

    Account(Dialect dialect, RestServer server) {
        this.dialect = dialect;
        this.source = new CrmSource(dialect.type() + "-main");
        this.crm = new SimulatedCrm(dialect, new Subscription(source, secret(), PUBLIC_URL), InstantSource.system());
        this.api = server.serve(name(), crm.rest());
    }

    private String secret() {
        return dialect == Dialect.AMOCRM ? SECRET.replace(':', '-') : SECRET;
    }

    String name() {
        return source.wireName();
    }

    /** The lines that configure its source. */
    String settings() {
        return """
                merit.sources.%1$s.type=%2$s
                merit.sources.%1$s.currency=EUR
                merit.sources.%1$s.secrets.k1=%3$s
                merit.sources.%1$s.public-url=%4$s/webhooks/%1$s
                merit.sources.%1$s.api.base-url=%5$s%6$s
                merit.sources.%1$s.api.credentials.token=%7$s
                merit.sources.%1$s.api.allow-private=true
                """.formatted(
                        name(),
                        dialect.type(),
                        secret(),
                        PUBLIC_URL,
                        api,
                        dialect == Dialect.BITRIX24 ? "/rest" : "",
                        SimulatedCrm.ACCESS_TOKEN);
    }

    Deal opened(long number, String amount, Instant at) {
        return Deal.opened(source, number, "4711", new BigDecimal(amount), at);
    }

    /** Saves the deal and writes the webhook that tells of it. */
    WebhookRequest save(Deal deal) {
        CrmEvent event = crm.records().save(deal);
        return crm.webhook(event);
    }

    void push(Deal deal, WebhookSender sender) throws IOException, InterruptedException {
        assertThat(sender.send(save(deal))).isBetween(200, 299);
    }

    List<Deal> deals() {
        return crm.records().dealsChangedSince(Instant.EPOCH);
    }

    Calls calls() {
        return crm.rest().calls();
    }
}
