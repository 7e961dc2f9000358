package app.merit.local.demo;

import app.merit.local.cluster.Addresses;
import app.merit.local.simulator.Dialect;
import app.merit.local.simulator.LiveCrm;
import app.merit.local.simulator.MonthHistory;
import app.merit.local.simulator.SimulatedCrm;
import app.merit.local.simulator.push.Subscription;
import app.merit.local.simulator.push.WebhookRequest;
import app.merit.local.simulator.record.CrmEvent;
import app.merit.local.simulator.record.CrmSource;
import app.merit.local.simulator.record.CrmUser;
import app.merit.local.simulator.rest.RestBehaviour;
import app.merit.local.simulator.rest.RestServer;
import app.merit.local.state.SecretName;
import app.merit.local.state.Secrets;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The simulated CRMs of the demo company: what is in them, their webhooks, and one server for their REST APIs. */
final class DemoCrms {
    static final long SEED = 20_260_101;
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Map<CrmSource, SimulatedCrm> crms;

    DemoCrms(Secrets secrets, Addresses addresses, InstantSource clock) {
        this.crms = Map.of(
                CrmSource.AMOCRM,
                crm(Dialect.AMOCRM, CrmSource.AMOCRM, secrets.get(SecretName.AMOCRM_URL), addresses, clock),
                CrmSource.BITRIX24,
                crm(Dialect.BITRIX24, CrmSource.BITRIX24, secrets.get(SecretName.BITRIX24_TOKEN), addresses, clock),
                CrmSource.PIPEDRIVE,
                crm(Dialect.PIPEDRIVE, CrmSource.PIPEDRIVE, secrets.get(SecretName.PIPEDRIVE_LOGIN), addresses, clock),
                CrmSource.STANDARD,
                crm(Dialect.STANDARD, CrmSource.STANDARD, secrets.get(SecretName.STANDARD_KEY), addresses, clock));
        DemoCompany.reps()
                .forEach(rep -> crms.forEach(
                        (source, crm) -> crm.records().add(List.of(CrmUser.of(rep.userIn(source), rep.name())))));
        of(CrmSource.AMOCRM).rest().behave(RestBehaviour.GOOD.limitedTo(7, SECOND));
        of(CrmSource.BITRIX24).rest().behave(RestBehaviour.GOOD.limitedTo(50, SECOND.multipliedBy(25)));
    }

    /** Makes again what happened in them before this start. */
    void recall(SimulatorState state) {
        state.months()
                .values()
                .forEach(asOf -> asOf.ifPresent(instant -> month(instant).forEach(this::apply)));
        List<Long> runs = new ArrayList<>(state.runs().keySet());
        for (int i = 0; i < runs.size(); i++) {
            long first = runs.get(i);
            long end = i + 1 < runs.size() ? runs.get(i + 1) : state.liveEvents();
            LiveCrm live = live(first, state.runs().get(first));
            while (live.counter() < end) {
                apply(live.next().event());
            }
        }
    }

    /** What happened in a month until an instant; the same each time. */
    static List<CrmEvent> month(Instant asOf) {
        return MonthHistory.until(asOf, DemoCompany.zone(), DemoCompany.reps(), SEED);
    }

    static LiveCrm live(long eventsBefore, Instant startedAt) {
        return new LiveCrm(DemoCompany.reps(), SEED, eventsBefore, startedAt);
    }

    void apply(CrmEvent event) {
        of(event.source()).records().apply(event);
    }

    WebhookRequest webhook(CrmEvent event) {
        return of(event.source()).webhook(event);
    }

    /** Serves the REST APIs until this JVM ends. */
    void serve(int port) throws IOException {
        RestServer server = new RestServer(port);
        for (CrmSource source : List.of(CrmSource.AMOCRM, CrmSource.BITRIX24, CrmSource.PIPEDRIVE)) {
            server.serve(source.wireName(), of(source).rest());
        }
    }

    private SimulatedCrm of(CrmSource source) {
        SimulatedCrm crm = crms.get(source);
        if (crm == null) {
            throw new IllegalArgumentException("No simulated CRM for " + source);
        }
        return crm;
    }

    private static SimulatedCrm crm(
            Dialect dialect, CrmSource source, String secret, Addresses addresses, InstantSource clock) {
        return new SimulatedCrm(dialect, new Subscription(source, secret, addresses.gatewayUrl()), clock);
    }
}
