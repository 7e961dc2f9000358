package app.merit.metrics.kpi.domain;

import app.merit.metrics.state.domain.EntityState;
import app.merit.metrics.state.domain.FieldValue;
import app.merit.metrics.state.domain.Fields;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A CRM user's part of an entity. The parts of one entity add up to the whole exactly: a percentage of a decimal is a
 * decimal, so nothing is rounded, and what the shares leave over belongs to nobody.
 *
 * @param crmUser empty text: no owner
 * @param percent 0 to 100
 */
record Credit(String crmUser, BigDecimal percent) {
    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);
    private static final int PERCENT_PLACES = 2;

    BigDecimal of(BigDecimal amount) {
        return amount.multiply(percent).movePointLeft(PERCENT_PLACES);
    }

    static List<Credit> of(EntityState state, Attribution attribution, Moment moment) {
        return switch (attribution) {
            case OWNER_AT_MOMENT -> whole(ownerAt(state, moment));
            case OWNER_AT_CREATION -> whole(ownerAt(state, Moments.created(state)));
            case OWNER_NOW -> whole(state.text(Fields.OWNER));
            case SHARES -> shared(state).orElseGet(() -> whole(ownerAt(state, moment)));
        };
    }

    private static Optional<String> ownerAt(EntityState state, Moment moment) {
        return state.valueAt(Fields.OWNER, moment.inclusiveEnd())
                .map(v -> v instanceof FieldValue.Text(var user) ? user : null);
    }

    private static List<Credit> whole(Optional<String> owner) {
        return List.of(new Credit(owner.orElse(""), WHOLE));
    }

    /** The shares on the deal; empty if there are none or they make no sense (negative, or more than the whole). */
    private static Optional<List<Credit>> shared(EntityState state) {
        var stated = state.value(Fields.SHARES).map(v -> v instanceof FieldValue.Shares(var s) ? s : null);
        if (stated.isEmpty() || stated.get().isEmpty()) {
            return Optional.empty();
        }
        var credits = new ArrayList<Credit>();
        var rest = WHOLE;
        for (var share : stated.get()) {
            if (share.percent().signum() < 0) {
                return Optional.empty();
            }
            rest = rest.subtract(share.percent());
            credits.add(new Credit(share.crmUser(), share.percent()));
        }
        if (rest.signum() < 0) {
            return Optional.empty();
        }
        if (rest.signum() > 0) {
            credits.add(new Credit("", rest));
        }
        return Optional.of(credits);
    }
}
