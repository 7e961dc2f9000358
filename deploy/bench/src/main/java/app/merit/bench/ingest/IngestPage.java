package app.merit.bench.ingest;

import app.merit.bench.measure.Latency;
import app.merit.bench.measure.Machine;
import app.merit.bench.measure.Summary;
import app.merit.bench.report.Chart;
import app.merit.bench.report.Html;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The report of {@code ./merit bench ingest} as a page. */
final class IngestPage {
    private IngestPage() {}

    static String of(IngestReport report) {
        StringBuilder page = new StringBuilder(machine(report.machine()));
        var throughput = report.throughput();
        if (throughput != null) {
            page.append("<h2>Accepted requests per second</h2>\n<p>Signed bodies of 1 KiB, closed loop of "
                    + report.settings().connections() + " connections, "
                    + report.settings().rounds()
                    + " rounds of " + report.settings().seconds() + " s in turns. The peer is a bare Vert.x server that"
                    + " verifies the same signature and produces the body to the same Kafka. The ingest role also"
                    + " normalises beside. The generator shares the machine, unpinned, with both alike.</p>\n");
            page.append(Chart.dots(
                    "per second",
                    List.of("ingest", "peer"),
                    List.of(
                            throughput.ingest().acceptedPerSecond().values(),
                            throughput.peer().acceptedPerSecond().values()),
                    List.of(
                            throughput.ingest().acceptedPerSecond().median(),
                            throughput.peer().acceptedPerSecond().median())));
            page.append(Html.table(List.of(
                    List.of("", "median", "range"),
                    row("ingest, per second", throughput.ingest().acceptedPerSecond()),
                    row("peer, per second", throughput.peer().acceptedPerSecond()),
                    row("ratio (aim 0.6)", throughput.ratio()),
                    row("ingest, processor µs a request", throughput.ingest().processorMicros()),
                    row("peer, processor µs a request", throughput.peer().processorMicros()),
                    row(
                            "ingest, processor µs of Kafka a request",
                            throughput.ingest().brokerMicros()),
                    row(
                            "peer, processor µs of Kafka a request",
                            throughput.peer().brokerMicros()),
                    row("normaliser done after the round, s", throughput.catchUpSeconds()))));
        }
        var latency = report.latency();
        if (latency != null) {
            page.append("<h2>Latency at half of the ceiling</h2>\n<p>" + latency.perSecond()
                    + " requests due each second, counted from when each was due.</p>\n");
            page.append(Html.table(List.of(
                    List.of("ms", "p50", "p90", "p99", "p99.9", "max"),
                    row("ingest", latency.ingest().millis()),
                    row("peer", latency.peer().millis()))));
        }
        sources(page, report);
        soak(page, report);
        gateway(page, report);
        return Html.page("Merit: the webhook edge", page.toString());
    }

    private static void sources(StringBuilder page, IngestReport report) {
        var steps = report.sources();
        if (steps == null) {
            return;
        }
        page.append("<h2>Number of configured sources</h2>\n");
        page.append(Chart.dots(
                "per second",
                steps.stream().map(step -> step.sources() + " sources").toList(),
                steps.stream().map(step -> step.acceptedPerSecond().values()).toList(),
                steps.stream().map(step -> step.acceptedPerSecond().median()).toList()));
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("sources", "median", "range", "of the fewest"));
        steps.forEach(step -> {
            List<String> row = new ArrayList<>(row(Integer.toString(step.sources()), step.acceptedPerSecond()));
            row.add(Double.toString(step.ofTheFewest()));
            rows.add(row);
        });
        page.append(Html.table(rows));
    }

    private static void soak(StringBuilder page, IngestReport report) {
        var soak = report.soak();
        if (soak == null) {
            return;
        }
        page.append(
                ("<h2>Memory</h2>\n<p>%d s at %d requests a second: %d accepted, %d not. Growth in MiB a minute after"
                                + " the first fifth: heap %s, process %s.</p>\n")
                        .formatted(
                                soak.seconds(),
                                soak.perSecond(),
                                soak.answers(),
                                soak.notAccepted(),
                                soak.heapPerMinute(),
                                soak.residentPerMinute()));
        page.append(Chart.lines(
                "MiB",
                "seconds",
                List.of(
                        new Chart.Series(
                                "heap after a full collection",
                                soak.samples().stream()
                                        .map(s -> new double[] {s.seconds(), s.heapMebibytes()})
                                        .toList()),
                        new Chart.Series(
                                "process",
                                soak.samples().stream()
                                        .map(s -> new double[] {s.seconds(), s.residentMebibytes()})
                                        .toList()))));
    }

    private static void gateway(StringBuilder page, IngestReport report) {
        var gateway = report.gateway();
        if (gateway == null) {
            return;
        }
        page.append("<h2>Through the gateway</h2>\n<p>A running <code>./merit up</code> with all its parts.</p>\n");
        page.append(Html.table(List.of(
                List.of("", "median", "range", "p50 ms", "p99 ms", "answers"),
                List.of(
                        "gateway",
                        number(gateway.gateway().acceptedPerSecond().median()),
                        range(gateway.gateway().acceptedPerSecond()),
                        number(gateway.gateway().millis().p50()),
                        number(gateway.gateway().millis().p99()),
                        gateway.gateway().statuses().toString()),
                List.of(
                        "ingest port",
                        number(gateway.ingestPort().acceptedPerSecond().median()),
                        range(gateway.ingestPort().acceptedPerSecond()),
                        number(gateway.ingestPort().millis().p50()),
                        number(gateway.ingestPort().millis().p99()),
                        gateway.ingestPort().statuses().toString()))));
    }

    private static String machine(Machine machine) {
        return Html.table(List.of(
                List.of("measured", machine.at()),
                List.of(
                        "machine",
                        machine.processor() + ", " + machine.cores() + " cores, " + machine.memoryMebibytes() + " MiB, "
                                + machine.system()),
                List.of("Java", machine.java()),
                List.of(
                        "versions",
                        "Quarkus " + machine.quarkus() + ", Vert.x " + machine.vertx() + ", Kafka " + machine.kafka()),
                List.of("commit", machine.commit())));
    }

    private static List<String> row(String name, Summary summary) {
        return List.of(name, number(summary.median()), range(summary));
    }

    private static List<String> row(String name, Latency latency) {
        return List.of(
                name,
                number(latency.p50()),
                number(latency.p90()),
                number(latency.p99()),
                number(latency.p999()),
                number(latency.most()));
    }

    private static String range(Summary summary) {
        return number(summary.least()) + " to " + number(summary.most());
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value >= 100 ? "%,.0f" : "%.3f", value);
    }
}
