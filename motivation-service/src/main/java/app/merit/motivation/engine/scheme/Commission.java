package app.merit.motivation.engine.scheme;

import app.merit.motivation.engine.number.Word;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A rate table over deal credits or over a KPI value, never both.
 *
 * @param kpi the KPI whose credits or value are x
 * @param basis where x comes from
 * @param subject whose value is x, for basis {@code value} only; default the person's own
 * @param accumulate over what x is added up before the table is read
 * @param mode how the table is read
 * @param tiersBy what places x in the table; default its own value
 * @param attainmentOf the KPI whose attainment places x, for {@code tiersBy attainment}; default {@link #kpi()}
 * @param missing what a missing attainment means; default pays nothing
 * @param tiers the table, bottom up
 */
public record Commission(
        String code,
        LocalText name,
        String kpi,
        Basis basis,
        @Nullable Subject subject,
        Accumulation accumulate,
        Mode mode,
        @Nullable TiersBy tiersBy,
        @Nullable String attainmentOf,
        @Nullable Missing missing,
        List<Tier> tiers)
        implements Component {

    public enum Basis {
        CREDITS,
        VALUE;

        @Override
        public String toString() {
            return Word.of(this);
        }
    }

    public enum Accumulation {
        /** The table is read for each deal alone. */
        DEAL,
        /** x is the whole of the month. */
        PERIOD,
        /** x is the whole of the quarter, paid with its last month. */
        QUARTER,
        /** Pays F(prior + x) - F(prior) of the calendar year. */
        YEAR_TO_DATE;

        @Override
        public String toString() {
            return Word.of(this);
        }
    }

    public enum Mode {
        /** The whole of x at the rate of the tier it reached. */
        FLAT,
        /** Each part of x at its own tier's rate. */
        STEP,
        /** Full tiers pay their fixed amount, the last one pro rata. */
        INTERPOLATED;

        @Override
        public String toString() {
            return Word.of(this);
        }
    }

    public enum TiersBy {
        VALUE,
        ATTAINMENT;

        @Override
        public String toString() {
            return Word.of(this);
        }
    }

    public enum Missing {
        ZERO,
        FIRST_TIER;

        @Override
        public String toString() {
            return Word.of(this);
        }
    }

    public Commission {
        tiers = List.copyOf(tiers);
    }

    public Subject subjectOrOwn() {
        return subject == null ? Subject.PERSON : subject;
    }

    public boolean byAttainment() {
        return tiersBy == TiersBy.ATTAINMENT;
    }

    public String placingKpi() {
        return attainmentOf == null ? kpi : attainmentOf;
    }

    @Override
    public Set<String> kpis() {
        var kpis = new TreeSet<>(Set.of(kpi));
        if (byAttainment()) {
            kpis.add(placingKpi());
        }
        return kpis;
    }
}
