package app.merit.local.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Has the CRM's own list read, and watches. It goes on without the watcher. */
public final class CrmImport {
    private static final int LOOK_MILLIS = 500;

    private final ImportApi api;
    private final Progress progress;

    public CrmImport(ImportApi api, Progress progress) {
        this.api = api;
        this.progress = progress;
    }

    /** @param since instant; empty: all of it */
    public Outcome load(String source, Optional<String> since) throws IOException, InterruptedException {
        ObjectNode request = JsonNodeFactory.instance
                .objectNode()
                .put("source", source)
                .put("kind", "list")
                .put("name", "from " + since.orElse("the beginning"));
        since.ifPresent(from -> request.put("from", from));
        JsonNode job = api.begin(request);
        String id = job.path("id").asText();
        try (Progress.Bar bar = progress.begin(source, Progress.UNKNOWN)) {
            while (job.path("state").asText().equals("open")) {
                bar.at(job.path("received").asLong());
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
                job = api.get(id);
            }
        }
        return new Outcome(job, api.faults(id, Outcome.SHOWN).path("items"), false, false);
    }
}
