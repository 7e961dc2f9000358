package app.merit.ingest.read.call;

import app.merit.ingest.domain.RateLimit;
import app.merit.ingest.domain.SourceSettings;
import io.agroal.api.AgroalDataSource;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.BucketExceptions;
import io.github.bucket4j.distributed.jdbc.PrimaryKeyMapper;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * The vendors' limits per account, in the database, so that all replicas together keep them. While it is away nothing is
 * read.
 */
@Singleton
public class AccountLimits {
    private static final Logger LOG = Logger.getLogger(AccountLimits.class);
    /** Longer is given back to the queue, where it holds no thread. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final int BURST_PART = 10;

    private final Instance<AgroalDataSource> dataSource;
    private volatile ProxyManager<String> buckets;

    AccountLimits(@DataSource("merit-ingest") Instance<AgroalDataSource> dataSource) {
        this.dataSource = dataSource;
    }

    enum Turn {
        GRANTED,
        LATER,
        /** The database cannot tell. */
        UNKNOWN
    }

    /** Takes one call from every limit of the account, waiting a little if need be. */
    Turn take(SourceSettings source, List<RateLimit> limits) {
        if (limits.isEmpty()) {
            return Turn.GRANTED;
        }
        try {
            boolean granted = buckets()
                    .getProxy(key(source, limits), () -> configuration(limits))
                    .asBlocking()
                    .tryConsume(1, PATIENCE);
            return granted ? Turn.GRANTED : Turn.LATER;
        } catch (BucketExceptions.BucketExecutionException away) {
            LOG.debugf("The limits of %s cannot be told: %s", source.name(), away.getClass());
            return Turn.UNKNOWN;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Turn.LATER;
        }
    }

    /** Two sources of one account share its limits; a limit that was changed begins anew. */
    private static String key(SourceSettings source, List<RateLimit> limits) {
        String account = source.accounts().size() == 1
                ? source.type() + ":account:" + source.accounts().iterator().next()
                : source.type() + ":source:" + source.name();
        return account + " " + limits;
    }

    /**
     * A bucket that is filled steadily lets through its size and what flows in meanwhile. So that both together stay
     * within the limit in any stretch of time, the size is a tenth and the inflow the rest.
     */
    static BucketConfiguration configuration(List<RateLimit> limits) {
        var configuration = BucketConfiguration.builder();
        for (RateLimit limit : limits) {
            long burst = Math.max(1, limit.calls() / BURST_PART);
            configuration.addLimit(Bandwidth.builder()
                    .capacity(burst)
                    .refillGreedy(limit.calls() - burst + 1, limit.per())
                    .build());
        }
        return configuration.build();
    }

    private ProxyManager<String> buckets() {
        ProxyManager<String> known = buckets;
        if (known == null) {
            known = Bucket4jPostgreSQL.selectForUpdateBasedBuilder(dataSource.get())
                    .primaryKeyMapper(PrimaryKeyMapper.STRING)
                    .table("read_limit")
                    .idColumn("id")
                    .stateColumn("state")
                    .expiresAtColumn("expires_at")
                    .build();
            buckets = known;
        }
        return known;
    }
}
