package app.merit.motivation.engine.scheme;

import app.merit.motivation.engine.number.Word;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Pays B x sum of weight x k(attainment), where bands give k.
 *
 * @param onTargetAmount B: what a whole month exactly on target pays
 * @param missing what a line without an attainment means
 * @param lines weights add up to exactly 100
 */
public record Scorecard(String code, LocalText name, BigDecimal onTargetAmount, Missing missing, List<Line> lines)
        implements Component {

    public enum Missing {
        /** The attainment counts as 0. */
        ZERO,
        /** The line pays nothing; its weight goes to nobody. */
        EXCLUDED,
        /** The weights of the other lines grow to 100 %. */
        RE_WEIGHTED;

        @Override
        public String toString() {
            return Word.of(this);
        }
    }

    /** One KPI with its weight. */
    public record Line(String kpi, @Nullable Subject subject, BigDecimal weightPercent, List<Band> bands) {
        public Line {
            bands = List.copyOf(bands);
        }

        public Subject subjectOrOwn() {
            return subject == null ? Subject.PERSON : subject;
        }
    }

    public Scorecard {
        lines = List.copyOf(lines);
    }

    @Override
    public Set<String> kpis() {
        return lines.stream().map(Line::kpi).collect(Collectors.toCollection(TreeSet::new));
    }
}
