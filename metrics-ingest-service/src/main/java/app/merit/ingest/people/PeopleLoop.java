package app.merit.ingest.people;

import app.merit.ingest.BackgroundWork;
import app.merit.ingest.Pulse;
import app.merit.ingest.domain.SourceSettings;
import app.merit.ingest.edge.Sources;
import app.merit.ingest.read.CrmReader;
import app.merit.ingest.store.IngestDatabase;
import app.merit.ingest.store.Leases;
import app.merit.service.db.StoreException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jboss.logging.Logger;

/** Reads the users of each source once a day. */
@ApplicationScoped
public class PeopleLoop implements BackgroundWork {
    private static final Logger LOG = Logger.getLogger(PeopleLoop.class);
    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final Duration BACK_OFF = Duration.ofSeconds(5);

    private final IngestDatabase database;
    private final Sources sources;
    private final CrmReader reader;
    private final CrmUsers users;
    private final ReadUsers readUsers;
    private final Leases leases;
    private final PeopleConfig config;
    private final Clock clock;
    private final Pulse pulse = new Pulse();

    PeopleLoop(
            IngestDatabase database,
            Sources sources,
            CrmReader reader,
            CrmUsers users,
            ReadUsers readUsers,
            Leases leases,
            PeopleConfig config,
            Clock clock) {
        this.database = database;
        this.sources = sources;
        this.reader = reader;
        this.users = users;
        this.readUsers = readUsers;
        this.leases = leases;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "merit-ingest-people";
    }

    @Override
    public void run() {
        while (!pulse.stopped()) {
            Duration rest = config.tick();
            try {
                if (database.ready()) {
                    look();
                } else {
                    rest = BACK_OFF;
                }
            } catch (StoreException away) {
                LOG.warnf("Users of CRMs wait: %s", away.toString());
                rest = BACK_OFF;
            } catch (RuntimeException bug) {
                // One broken source must not keep the people of all others from being read.
                LOG.error("Users of a CRM could not be read", bug);
            }
            pulse.rest(rest);
        }
    }

    @Override
    public void stop() {
        pulse.stop();
    }

    private void look() {
        Map<String, Instant> last = users.lastRead();
        Instant now = clock.instant();
        for (SourceSettings source : sources.all()) {
            Instant before = last.get(source.name());
            boolean due = before == null || before.plus(config.every()).isBefore(now);
            String lease = "people:" + source.name();
            if (due && !pulse.stopped() && reader.canRead(source) && leases.take(lease, LEASE)) {
                if (readUsers.read(source) instanceof ReadUsers.Outcome.NotRead(var why)) {
                    LOG.infof("The users of %s were not read: %s", source.name(), why);
                }
                leases.give(lease);
            }
        }
    }
}
