package app.merit.ingest.domain;

import java.math.BigDecimal;

/**
 * One CRM user's part of a deal.
 *
 * @param crmUser the user's id in the CRM
 * @param percent percent points, above 0 and at most 100
 */
public record Share(String crmUser, BigDecimal percent) {
    public Share {
        if (percent.signum() <= 0 || percent.compareTo(BigDecimal.valueOf(100)) > 0) {
            throw new IllegalArgumentException("percent must be above 0 and at most 100");
        }
    }
}
