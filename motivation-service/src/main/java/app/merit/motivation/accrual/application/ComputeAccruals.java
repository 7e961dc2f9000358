package app.merit.motivation.accrual.application;

import app.merit.motivation.accrual.domain.Accrual;
import app.merit.motivation.accrual.domain.AccrualKey;
import app.merit.motivation.accrual.domain.Evaluation;
import app.merit.motivation.accrual.store.Accruals;
import app.merit.motivation.accrual.store.DueAccruals;
import app.merit.motivation.accrual.store.GatherInputs;
import app.merit.motivation.accrual.store.GatherInputs.Gathered;
import app.merit.motivation.definitions.store.Snapshots;
import app.merit.motivation.json.EngineJson;
import app.merit.motivation.json.Sha256;
import app.merit.motivation.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Computes accruals that are due; publishes those whose result or status changed. */
@ApplicationScoped
public class ComputeAccruals {
    private static final Logger LOG = Logger.getLogger(ComputeAccruals.class);
    private static final int BATCH = 50;

    private final DueAccruals due;
    private final GatherInputs gather;
    private final Accruals accruals;
    private final Snapshots snapshots;
    private final Outbox outbox;
    private final Clock clock;

    ComputeAccruals(
            DueAccruals due, GatherInputs gather, Accruals accruals, Snapshots snapshots, Outbox outbox, Clock clock) {
        this.due = due;
        this.gather = gather;
        this.accruals = accruals;
        this.snapshots = snapshots;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** One batch in one transaction; how many were due. */
    @Transactional
    public int computeDue() {
        var keys = due.take(BATCH);
        if (keys.isEmpty()) {
            return 0;
        }
        // Read after the take: whoever changes a definition later puts the keys back into the queue.
        var snapshot = snapshots.current();
        Map<AccrualKey, Accrual> before =
                accruals.find(keys).stream().collect(Collectors.toMap(Accrual::key, Function.identity()));
        List<Accrual> changed = new ArrayList<>();
        for (AccrualKey key : keys) {
            compute(gather.gather(key, snapshot), before.get(key)).ifPresent(changed::add);
        }
        accruals.save(changed);
        changed.stream().filter(a -> isNews(a, before.get(a.key()))).forEach(this::publish);
        return keys.size();
    }

    private Optional<Accrual> compute(Gathered gathered, @Nullable Accrual before) {
        if (gathered.paid().isEmpty() && before == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(computed(gathered, before));
        } catch (IllegalArgumentException | ArithmeticException bug) {
            // One scheme the engine cannot take must not hold up everybody else's pay.
            LOG.errorf(
                    bug,
                    "The accrual of %s for %s cannot be computed",
                    gathered.key().employee(),
                    gathered.key().period());
            return Optional.empty();
        }
    }

    private Accrual computed(Gathered gathered, @Nullable Accrual before) {
        var result = EngineJson.text(Evaluation.of(
                gathered.key(),
                gathered.paid(),
                gathered::inputs,
                gathered.snapshot().company().reportingCurrency()));
        var accrual = new Accrual(
                gathered.key(),
                before == null ? 1 : before.revision() + 1,
                gathered.status(),
                Sha256.hex(result),
                result,
                gathered.seen(),
                gathered.newestChangeAt(),
                clock.instant());
        return isNews(accrual, before) ? accrual : accrual.withRevision(before.revision());
    }

    private static boolean isNews(Accrual accrual, @Nullable Accrual before) {
        return before == null || !before.hash().equals(accrual.hash()) || before.status() != accrual.status();
    }

    private void publish(Accrual accrual) {
        outbox.add(
                Outbox.ACCRUALS, accrual.key().employee() + ":" + accrual.key().period(), AccrualMessage.of(accrual));
    }
}
