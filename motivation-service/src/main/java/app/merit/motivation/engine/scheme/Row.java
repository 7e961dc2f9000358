package app.merit.motivation.engine.scheme;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A row of a table with bounds: a tier of a commission or a band of a scorecard. */
public sealed interface Row permits Tier, Band {
    @Nullable
    BigDecimal fromPercent();

    @Nullable
    BigDecimal toPercent();

    @Nullable
    Boolean toIncluded();

    /** The upper bound belongs to this row. */
    default boolean closed() {
        return Boolean.TRUE.equals(toIncluded());
    }

    default @Nullable BigDecimal lower(boolean percent) {
        return percent || !(this instanceof Tier tier) ? fromPercent() : tier.from();
    }

    default @Nullable BigDecimal upper(boolean percent) {
        return percent || !(this instanceof Tier tier) ? toPercent() : tier.to();
    }
}
