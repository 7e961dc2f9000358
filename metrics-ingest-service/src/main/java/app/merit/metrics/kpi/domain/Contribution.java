package app.merit.metrics.kpi.domain;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;

/**
 * What one entity adds to one KPI of one employee on one day.
 *
 * @param employee code; empty text: nobody known
 * @param crmUser the CRM user that it was attributed by; empty text: no owner
 * @param currency of the numerator; empty text: not money
 * @param unconfirmed the deal's figures come unsigned and unread
 * @param inferred the moment has no time of the CRM
 */
public record Contribution(
        int version,
        String employee,
        String crmUser,
        LocalDate day,
        BigDecimal numerator,
        BigDecimal denominator,
        String currency,
        boolean unconfirmed,
        boolean inferred)
        implements Comparable<Contribution> {
    private static final Comparator<Contribution> ORDER = Comparator.comparingInt(Contribution::version)
            .thenComparing(Contribution::day)
            .thenComparing(Contribution::employee)
            .thenComparing(Contribution::crmUser);

    public Contribution {
        numerator = plain(numerator);
        denominator = plain(denominator);
    }

    private static BigDecimal plain(BigDecimal number) {
        if (number.signum() == 0) {
            return BigDecimal.ZERO;
        }
        var bare = number.stripTrailingZeros();
        return bare.scale() < 0 ? bare.setScale(0) : bare;
    }

    /** Two that fall to the same person and day are one. */
    Optional<Contribution> plus(Contribution other) {
        if (ORDER.compare(this, other) != 0) {
            return Optional.empty();
        }
        return Optional.of(new Contribution(
                version,
                employee,
                crmUser,
                day,
                numerator.add(other.numerator),
                denominator.add(other.denominator),
                currency.isEmpty() ? other.currency : currency,
                unconfirmed || other.unconfirmed,
                inferred || other.inferred));
    }

    @Override
    public int compareTo(Contribution other) {
        return ORDER.compare(this, other);
    }
}
