package app.merit.motivation.accrual.domain;

import app.merit.motivation.engine.number.Word;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A stored accrual.
 *
 * @param hash SHA-256 (hex) of the canonical JSON of the result
 * @param newestChangeAt of the values and contributions it follows; absent if nothing ever happened
 */
public record Accrual(
        AccrualKey key,
        long revision,
        Status status,
        String hash,
        String result,
        SeenInputs inputs,
        @Nullable Instant newestChangeAt,
        Instant calculatedAt) {

    public enum Status {
        /** Values and contributions tell of the same state. */
        CURRENT,
        /** One of the two is ahead of the other; the next record will settle it. */
        SETTLING;

        @Override
        public String toString() {
            return Word.of(this);
        }
    }

    /**
     * What the accrual has seen.
     *
     * @param values revision of each KPI value used, by KPI, or {@code <kpi>:department:<code>} for a department's
     * @param contributionsRevision greatest revision of the contributions seen; 0 = none
     */
    public record SeenInputs(Map<String, Long> values, long contributionsRevision) {}

    public Accrual withRevision(long other) {
        return new Accrual(key, other, status, hash, result, inputs, newestChangeAt, calculatedAt);
    }
}
