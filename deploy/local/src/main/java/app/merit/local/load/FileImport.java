package app.merit.local.load;

import app.merit.local.state.RefusedException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Optional;

/** Sends a file chunk by chunk, from the first chunk that is not there yet. */
public final class FileImport {
    private final ImportApi api;
    private final Progress progress;

    public FileImport(ImportApi api, Progress progress) {
        this.api = api;
        this.progress = progress;
    }

    /**
     * @param occurredAt time of rows that state none
     * @return the import as it ended
     */
    public Outcome load(String source, HistoryFile file, Optional<String> occurredAt, boolean dryRun)
            throws IOException, InterruptedException {
        long rows = file.count();
        if (rows == 0) {
            throw new RefusedException(file.name() + " has no rows.", "Nothing was sent.");
        }
        ObjectNode request = JsonNodeFactory.instance
                .objectNode()
                .put("source", source)
                .put("kind", "file")
                .put("name", file.name())
                .put("sha256", file.sha256())
                .put("rows", rows)
                .put("dryRun", dryRun);
        occurredAt.ifPresent(stamp -> request.put("occurredAt", stamp));
        JsonNode job = api.begin(request);
        boolean wasDone = !job.path("state").asText().equals("open");
        if (!wasDone) {
            job = send(file, job, rows);
        }
        JsonNode faults = api.faults(job.path("id").asText(), Outcome.SHOWN);
        return new Outcome(job, faults.path("items"), wasDone, file.isCsv());
    }

    private JsonNode send(HistoryFile file, JsonNode begun, long total) throws IOException, InterruptedException {
        String id = begun.path("id").asText();
        int chunkRows = begun.path("chunkRows").asInt();
        int next = begun.path("nextChunk").asInt();
        JsonNode job = begun;
        try (Rows rows = file.rows();
                Progress.Bar bar = progress.begin(file.name(), total)) {
            if (next > 0) {
                bar.say("goes on behind row " + (long) next * chunkRows);
            }
            long sent = 0;
            int n = 0;
            String chunk = chunk(rows, chunkRows);
            while (!chunk.isEmpty()) {
                if (n >= next) {
                    job = api.chunk(id, n, chunk);
                }
                sent += chunk.lines().count();
                bar.at(sent);
                n++;
                chunk = chunk(rows, chunkRows);
            }
        }
        return job;
    }

    private static String chunk(Rows rows, int size) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < size; i++) {
            String row = rows.next();
            if (row == null) {
                break;
            }
            lines.append(row).append('\n');
        }
        return lines.toString();
    }
}
