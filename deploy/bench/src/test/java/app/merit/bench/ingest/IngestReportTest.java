package app.merit.bench.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import app.merit.bench.measure.Latency;
import app.merit.bench.measure.Machine;
import app.merit.bench.measure.Summary;
import app.merit.bench.report.Reports;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IngestReportTest {
    @TempDir
    Path folder;

    @Test
    void aReportIsWrittenForMachinesAndAsAPageThatNeedsNothingElse() throws IOException {
        Summary rounds = Summary.of(List.of(3000.0, 3100.0, 2900.0));
        var server = new Ceiling.ServerRounds(rounds, rounds, rounds, 0);
        IngestReport report = new IngestReport(
                new Machine("now", "a <fast> one", 2, 4096, "Linux", "25", "3", "4", "4", "abc"),
                new Settings(3, 10, 5, 64),
                new Ceiling.Report(server, server, Summary.of(List.of(0.7)), rounds),
                new HalfLoad.Report(1500, measured(), measured()),
                List.of(new SourceCost.Step(10, rounds, 1), new SourceCost.Step(1000, rounds, 0.99)),
                new Soak.Report(60, 500, 30_000, 0, 0.01, 0.02, List.of(sample(0, 50), sample(60, 51))),
                null);

        Reports.write(folder, "ingest", report, IngestPage.of(report));

        JsonNode json =
                new ObjectMapper().readTree(folder.resolve("ingest.json").toFile());
        String page = Files.readString(folder.resolve("ingest.html"));
        assertThat(json.at("/throughput/ratio/median").asDouble()).isEqualTo(0.7);
        assertThat(json.at("/throughput/ingest/acceptedPerSecond/values")).hasSize(3);
        assertThat(json.has("gateway")).isFalse();
        assertThat(page).contains("<svg", "a &lt;fast&gt; one", "1000 sources").doesNotContain("http", "<script");
    }

    @Test
    void theSlopeIsMebibytesAMinute() {
        List<Soak.Sample> growing = List.of(sample(0, 50), sample(30, 51), sample(60, 52), sample(90, 53));
        List<Soak.Sample> flat = List.of(sample(0, 50), sample(30, 51), sample(60, 51), sample(90, 50));

        assertThat(Soak.slope(growing, Soak.Sample::heapMebibytes)).isEqualTo(2);
        assertThat(Soak.slope(flat, Soak.Sample::heapMebibytes)).isZero();
    }

    @Test
    void aLengthIsWrittenAsPeopleWriteIt() {
        assertThat(IngestCommand.duration("10m")).isEqualTo(Duration.ofMinutes(10));
        assertThat(IngestCommand.duration("90s")).isEqualTo(Duration.ofSeconds(90));
        assertThat(IngestCommand.duration("PT1H")).isEqualTo(Duration.ofHours(1));
    }

    private static HalfLoad.Measured measured() {
        return new HalfLoad.Measured(new Latency(1, 2, 3, 4, 5), 1000, 0);
    }

    private static Soak.Sample sample(double seconds, double heap) {
        return new Soak.Sample(seconds, heap, heap * 4);
    }
}
