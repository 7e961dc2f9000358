package app.merit.metrics.kpi.domain;

import app.merit.metrics.state.domain.EntityState;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Works out what an entity adds to a KPI: a pure function of its state, the definition and the company. */
public final class Counting {
    private final CountingContext context;

    public Counting(CountingContext context) {
        this.context = context;
    }

    /** The contributions of an entity, or the one reason why there are none. */
    public Outcome count(Kpi kpi, EntityState state) {
        var contributions = new ArrayList<Contribution>();
        Optional<Reason> reason = Optional.empty();
        for (var version : kpi.versions()) {
            var outcome = count(kpi, version, state);
            contributions.addAll(outcome.contributions());
            reason = better(reason, outcome.reason());
        }
        if (contributions.isEmpty()) {
            return new Outcome(
                    List.of(), reason.or(() -> Optional.of(new Reason(Reason.Code.OUTSIDE_VALIDITY, "no version"))));
        }
        return new Outcome(contributions, whyNobody(state, contributions));
    }

    /** The version in force knows best; among the others the later one. */
    private static Optional<Reason> better(Optional<Reason> sofar, Optional<Reason> next) {
        var nextIsOutside =
                next.filter(r -> r.code() == Reason.Code.OUTSIDE_VALIDITY).isPresent();
        return next.isEmpty() || (nextIsOutside && sofar.isPresent()) ? sofar : next;
    }

    private Outcome count(Kpi kpi, KpiVersion version, EntityState state) {
        if (!version.entity().equals(state.key().entity())
                || !version.sources().contains(state.key().source())) {
            return Outcome.not(Reason.Code.WRONG_ENTITY, "");
        }
        if (state.deleted()) {
            return Outcome.not(Reason.Code.DELETED, "");
        }
        return switch (version.measure()) {
            case Measure.Simple simple -> part(kpi, version, state, side(version, simple, Side.NUMERATOR));
            case Measure.Average(var field) ->
                part(kpi, version, state, side(version, new Measure.Sum(field), Side.BOTH));
            case Measure.Ratio(var numerator, var denominator) -> ratio(kpi, version, state, numerator, denominator);
        };
    }

    private Outcome ratio(
            Kpi kpi, KpiVersion version, EntityState state, Measure.Part numerator, Measure.Part denominator) {
        var below = part(kpi, version, state, side(version, denominator, Side.DENOMINATOR));
        var above = part(kpi, version, state, side(version, numerator, Side.NUMERATOR));
        var both = new ArrayList<>(below.contributions());
        both.addAll(above.contributions());
        return both.isEmpty() ? below : new Outcome(merged(both), Optional.empty());
    }

    private enum Side {
        NUMERATOR,
        DENOMINATOR,
        /** An average: the sum above, one for each entity below. */
        BOTH
    }

    private record Term(Measure.Simple measure, MomentKind moment, List<Condition> filter, Side side) {}

    private static Term side(KpiVersion version, Measure.Simple measure, Side side) {
        return new Term(measure, version.moment(), version.filter(), side);
    }

    private static Term side(KpiVersion version, Measure.Part part, Side side) {
        var filter = new ArrayList<>(version.filter());
        filter.addAll(part.filter());
        return new Term(part.measure(), part.moment().orElse(version.moment()), filter, side);
    }

    private Outcome part(Kpi kpi, KpiVersion version, EntityState state, Term term) {
        var moments = Moments.of(state, term.moment());
        var inForce = moments.stream().filter(m -> version.inForceOn(day(m))).toList();
        if (!moments.isEmpty() && inForce.isEmpty()) {
            return Outcome.not(Reason.Code.OUTSIDE_VALIDITY, "version " + version.number());
        }
        var unmet = term.filter().stream().filter(c -> !c.met(state)).findFirst();
        if (unmet.isPresent()) {
            return Outcome.not(Reason.Code.FILTER, unmet.get().toString());
        }
        if (inForce.isEmpty()) {
            return Outcome.not(Reason.Code.MOMENT_NOT_REACHED, term.moment().toString());
        }
        var foreign = Amounts.foreignCurrency(kpi, version, context.reportingCurrency(), state, term.measure());
        if (foreign.isPresent()) {
            return Outcome.not(Reason.Code.CURRENCY_RATE_MISSING, foreign.get());
        }
        var all = new ArrayList<Contribution>();
        for (var moment : inForce) {
            all.addAll(attributed(kpi, version, state, term, moment));
        }
        return new Outcome(merged(all), Optional.empty());
    }

    private List<Contribution> attributed(Kpi kpi, KpiVersion version, EntityState state, Term term, Moment moment) {
        var amount = Amounts.of(state, term.measure());
        var counted = amount.isPresent() ? BigDecimal.ONE : BigDecimal.ZERO;
        var above = term.side() == Side.DENOMINATOR ? BigDecimal.ZERO : amount.orElse(BigDecimal.ZERO);
        var below =
                switch (term.side()) {
                    case NUMERATOR -> BigDecimal.ZERO;
                    case DENOMINATOR -> amount.orElse(BigDecimal.ZERO);
                    case BOTH -> counted;
                };
        var currency = kpi.currency(context.reportingCurrency());
        var day = day(moment);
        return Credit.of(state, version.attribution(), moment).stream()
                .map(credit -> new Contribution(
                        version.number(),
                        employee(state, credit.crmUser(), day),
                        credit.crmUser(),
                        day,
                        credit.of(above),
                        credit.of(below),
                        currency == null ? "" : currency,
                        state.unconfirmed(),
                        moment.inferred()))
                .toList();
    }

    private String employee(EntityState state, String crmUser, LocalDate day) {
        return context.organisation()
                .employee(state.key().source(), crmUser, day)
                .orElse("");
    }

    private LocalDate day(Moment moment) {
        return LocalDate.ofInstant(moment.at(), context.zone());
    }

    private static List<Contribution> merged(List<Contribution> parts) {
        var merged = new TreeMap<Contribution, Contribution>();
        for (var part : parts) {
            merged.merge(part, part, (a, b) -> a.plus(b).orElseThrow());
        }
        return List.copyOf(merged.values());
    }

    private Optional<Reason> whyNobody(EntityState state, List<Contribution> contributions) {
        for (var contribution : contributions) {
            if (contribution.crmUser().isEmpty()) {
                return Optional.of(new Reason(Reason.Code.NO_OWNER, ""));
            }
            if (contribution.employee().isEmpty()) {
                var user = state.key().source() + ":" + contribution.crmUser();
                return Optional.of(new Reason(Reason.Code.OWNER_UNKNOWN, user));
            }
            if (!context.organisation().assigned(contribution.employee()).contains(contribution.day())) {
                return Optional.of(new Reason(Reason.Code.EMPLOYEE_NOT_ASSIGNED, contribution.employee()));
            }
        }
        return Optional.empty();
    }
}
