package app.merit.bench.ingest;

import app.merit.bench.measure.Machine;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything that one run of the bench measured; a part that was not asked for is missing. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record IngestReport(
        Machine machine,
        Settings settings,
        Ceiling.@Nullable Report throughput,
        HalfLoad.@Nullable Report latency,
        @Nullable List<SourceCost.Step> sources,
        Soak.@Nullable Report soak,
        GatewayPath.@Nullable Report gateway) {}
