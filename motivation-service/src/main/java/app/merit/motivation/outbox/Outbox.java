package app.merit.motivation.outbox;

import app.merit.motivation.json.EngineJson;
import app.merit.motivation.store.AfterCommit;
import app.merit.motivation.store.Database;
import app.merit.motivation.store.Wake;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Messages that leave with the transaction of the caller; the {@link Relay} sends them. */
@ApplicationScoped
public class Outbox {
    public static final Topic SCHEMES = new Topic("motivation.schemes", "merit.motivation.scheme.v1");
    public static final Topic ACCRUALS = new Topic("motivation.accruals", "merit.motivation.accrual.v1");

    /** @param type CloudEvents type of its records */
    public record Topic(String name, String type) {}

    private final Database database;
    private final AfterCommit afterCommit;
    private final Clock clock;
    private final Wake relay = new Wake();

    Outbox(Database database, AfterCommit afterCommit, Clock clock) {
        this.database = database;
        this.afterCommit = afterCommit;
        this.clock = clock;
    }

    /** Call it while the lock on what the message tells of is held: the sequence follows the order of the changes. */
    public void add(Topic topic, String key, Object message) {
        database.update(
                "insert into outbox (topic, key, type, payload, created_at) values (?, ?, ?, ?, ?)",
                topic.name(),
                key,
                topic.type(),
                EngineJson.text(message),
                clock.instant());
        afterCommit.run(relay::up);
    }

    Wake relay() {
        return relay;
    }
}
