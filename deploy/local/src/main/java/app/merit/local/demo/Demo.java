package app.merit.local.demo;

import app.merit.local.cluster.LocalMerit;
import app.merit.local.process.Progress;
import app.merit.local.simulator.LiveCrm;
import app.merit.local.simulator.push.WebhookRequest;
import app.merit.local.simulator.push.WebhookSender;
import app.merit.local.simulator.record.CrmEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Fills a running cluster with the demo company and keeps its CRMs busy. */
public final class Demo {
    private static final int SENDERS = 6;

    private final LocalMerit merit;
    private final Progress progress;
    private final DemoCrms crms;
    private final WebhookSender sender;
    private final Path stateFile;
    private final InstantSource clock = InstantSource.system();

    public Demo(LocalMerit merit, Progress progress) {
        this.merit = merit;
        this.progress = progress;
        this.crms = new DemoCrms(merit.secrets(), merit.addresses(), clock);
        this.sender = new WebhookSender(merit.addresses().gatewayUrl());
        this.stateFile = merit.data().folder().resolve("simulator.properties");
    }

    /** Loads the company; what is there already stays as it is. */
    public void load() throws IOException, InterruptedException {
        YearMonth month = YearMonth.from(clock.instant().atZone(DemoCompany.zone()));
        List<DemoCompany.Document> documents = new ArrayList<>(DemoCompany.definitions(month));
        documents.addAll(DemoCompany.schemes());
        ApiClient api = new ApiClient(merit.addresses());
        for (DemoCompany.Document document : documents) {
            api.put(document);
        }
        progress.say("demo company is loaded: " + documents.size() + " documents");
    }

    /**
     * Fills the simulated CRMs with what happened in them, serves their REST APIs, and reports this month, once for each
     * month.
     */
    public void history() throws IOException, InterruptedException {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        YearMonth month = YearMonth.from(now.atZone(DemoCompany.zone()));
        SimulatorState state = SimulatorState.read(stateFile);
        crms.recall(state);
        boolean reported = state.months().containsKey(month);
        List<CrmEvent> events = reported ? List.of() : DemoCrms.month(now);
        events.forEach(crms::apply);
        crms.serve(merit.addresses().simulatedCrm());
        if (!reported) {
            int refused = sendAll(events);
            progress.say("simulated CRMs have reported " + month + ": " + events.size() + " webhooks"
                    + (refused == 0 ? "" : ", " + refused + " of them refused"));
            state.withMonth(month, now).write(stateFile);
        }
    }

    /** From now on something happens every few seconds, until this JVM ends. */
    public void simulate() throws IOException {
        SimulatorState state = SimulatorState.read(stateFile).withRun(clock.instant());
        LiveCrm live =
                DemoCrms.live(state.liveEvents(), state.runs().lastEntry().getValue());
        Thread.ofVirtual().name("simulated-crm").start(() -> stream(live, state));
    }

    private void stream(LiveCrm live, SimulatorState state) {
        try {
            while (true) {
                LiveCrm.Delivery delivery = live.next();
                Thread.sleep(Duration.between(clock.instant(), delivery.sentAt()));
                // Written down first: a number used twice would be another deal's.
                state.withLiveEvents(live.counter()).write(stateFile);
                crms.apply(delivery.event());
                deliver(delivery);
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        } catch (IOException failure) {
            progress.say("the simulated CRM has stopped: " + failure.getMessage());
        }
    }

    /** A gateway that is just restarting loses this event to the simulated CRM, as it would to some real ones. */
    private void deliver(LiveCrm.Delivery delivery) throws InterruptedException {
        try {
            WebhookRequest request = crms.webhook(delivery.event());
            sender.send(request);
            if (delivery.twice()) {
                sender.send(request);
            }
        } catch (IOException unreachable) {
            TimeUnit.SECONDS.sleep(2);
        }
    }

    private int sendAll(List<CrmEvent> events) throws IOException, InterruptedException {
        int refused = 0;
        try (ExecutorService senders =
                Executors.newFixedThreadPool(SENDERS, Thread.ofVirtual().factory())) {
            List<Future<Integer>> answers = new ArrayList<>();
            for (CrmEvent event : events) {
                answers.add(senders.submit(() -> sender.send(crms.webhook(event))));
            }
            for (Future<Integer> answer : answers) {
                if (answer.get() / 100 != 2) {
                    refused++;
                }
            }
        } catch (ExecutionException failure) {
            throw new IOException("The simulated CRM could not reach the gateway", failure.getCause());
        }
        return refused;
    }
}
