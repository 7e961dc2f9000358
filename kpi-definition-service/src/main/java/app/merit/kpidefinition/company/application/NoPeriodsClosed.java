package app.merit.kpidefinition.company.application;

import app.merit.kpidefinition.shared.domain.ClosedPeriods;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Optional;

/** No period can be closed before motivation publishes {@code motivation.periods}. */
@ApplicationScoped
class NoPeriodsClosed implements ClosedPeriods {
    @Override
    public Optional<LocalDate> lastClosedDay() {
        return Optional.empty();
    }
}
