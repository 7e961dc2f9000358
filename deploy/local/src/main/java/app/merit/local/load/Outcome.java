package app.merit.local.load;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;

/**
 * How an import ended.
 *
 * @param wasDone true if the same file had been loaded before, so that nothing was sent
 * @param header true if row 1 of the file is a header
 */
public record Outcome(JsonNode job, JsonNode faults, boolean wasDone, boolean header) {
    /** Faults that are printed. */
    public static final int SHOWN = 20;

    public long bad() {
        return job.path("bad").asLong();
    }

    /** True if it is through; bad rows do not count against it. */
    public boolean finished() {
        return job.path("state").asText().equals("done");
    }

    /** Rows, kept, unchanged, bad, and the first faults. */
    public void print(PrintStream out) {
        boolean dryRun = job.path("dryRun").asBoolean();
        long kept = wasDone && !dryRun ? 0 : job.path("kept").asLong();
        long unchanged = job.path("received").asLong() - kept - bad();
        if (wasDone && !dryRun) {
            out.println(
                    "The same file was loaded before, by " + job.path("askedBy").asText() + " on "
                            + job.path("askedAt").asText() + "; nothing was sent.");
        }
        out.printf("rows       %d%n", job.path("received").asLong());
        out.printf("%-10s %d%n", dryRun ? "would keep" : "kept", kept);
        out.printf("unchanged  %d%n", unchanged);
        out.printf("bad        %d%n", bad());
        if (job.hasNonNull("detail")) {
            out.println("stopped: " + printable(job.path("detail").asText()));
        }
        faults.forEach(fault -> out.println("  row " + (fault.path("row").asLong() + (header ? 1 : 0)) + "  "
                + (printable(fault.path("field").asText()) + " "
                                + printable(fault.path("rule").asText()))
                        .strip()
                + value(fault.path("value").asText())));
        if (bad() > 0 && faults.size() >= SHOWN) {
            out.println("  more: GET /api/ingest/imports/" + job.path("id").asText() + "/faults");
        }
    }

    private static String value(String value) {
        return value.isEmpty() ? "" : "  \"" + printable(value) + "\"";
    }

    /** What came from a file must not steer a terminal. */
    private static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }
}
