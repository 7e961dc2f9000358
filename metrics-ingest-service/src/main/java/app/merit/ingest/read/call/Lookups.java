package app.merit.ingest.read.call;

import app.merit.ingest.domain.ApiCall;
import app.merit.ingest.read.ReadConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Answers to lookups, for a while: stages and currencies change rarely, and each record carries them. */
@ApplicationScoped
public class Lookups {
    private record Key(String source, ApiCall call) {}

    private record Answer(String text, Instant at) {}

    private final ReadConfig config;
    private final Clock clock;
    private final Map<Key, Answer> answers = new ConcurrentHashMap<>();

    public Lookups(ReadConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    Optional<String> known(String source, ApiCall call) {
        Instant oldest = clock.instant().minus(config.lookupsFor());
        return Optional.ofNullable(answers.get(new Key(source, call)))
                .filter(answer -> answer.at().isAfter(oldest))
                .map(Answer::text);
    }

    void keep(String source, ApiCall call, String text) {
        answers.put(new Key(source, call), new Answer(text, clock.instant()));
    }

    /** Forgets those of the source that are older. @return true if there were any */
    boolean forget(String source, Duration olderThan) {
        Instant youngest = clock.instant().minus(olderThan);
        return answers.entrySet()
                .removeIf(entry -> entry.getKey().source().equals(source)
                        && entry.getValue().at().isBefore(youngest));
    }
}
