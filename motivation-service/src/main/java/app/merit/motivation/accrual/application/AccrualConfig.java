package app.merit.motivation.accrual.application;

import app.merit.motivation.accrual.domain.AccrualSettings;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** Settings of accruals. */
@ConfigMapping(prefix = "merit.accruals")
interface AccrualConfig {
    /**
     * Months before the running one whose accruals still follow the values, 0 to 120. A higher value makes a change of a
     * scheme or of the organisation compute more: people x (months + 1) accruals.
     */
    @WithDefault("12")
    @Min(0)
    @Max(120)
    int openMonths();

    /** Hands the settings to the code that knows nothing of configuration. */
    class Settings {
        @Produces
        @Singleton
        AccrualSettings settings(AccrualConfig config) {
            return new AccrualSettings(config.openMonths());
        }
    }
}
