package app.merit.ingest.catalogue;

import app.merit.ingest.BackgroundWork;
import app.merit.service.db.StoreException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Looks once a second whether sources were changed, here or by another replica. */
@ApplicationScoped
public class FollowSources implements BackgroundWork {
    private static final Logger LOG = Logger.getLogger(FollowSources.class);
    private static final int PAUSE_SECONDS = 1;
    private static final int PAUSE_WITHOUT_DATABASE_SECONDS = 5;
    private static final int LOOKS_PER_TIDYING = 3_600;

    private final CurrentSources sources;
    private final CountDownLatch stop = new CountDownLatch(1);

    FollowSources(CurrentSources sources) {
        this.sources = sources;
    }

    @Override
    public String name() {
        return "merit-ingest-sources";
    }

    @Override
    public void run() {
        int looks = 0;
        boolean answered = true;
        while (!rested(answered ? PAUSE_SECONDS : PAUSE_WITHOUT_DATABASE_SECONDS)) {
            try {
                answered = sources.refresh();
                if (answered && looks++ % LOOKS_PER_TIDYING == 0) {
                    sources.forget();
                }
            } catch (StoreException failure) {
                LOG.warnf("Retired secrets could not be forgotten: %s", failure.toString());
            }
        }
    }

    @Override
    public void stop() {
        stop.countDown();
    }

    /** True if it is time to stop. */
    private boolean rested(int seconds) {
        try {
            return stop.await(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
