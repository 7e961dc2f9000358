package app.merit.kpidefinition.company.domain;

import java.util.Currency;
import java.util.Set;
import java.util.stream.Collectors;

/** The currencies in which amounts can be stated: those of ISO 4217 with a minor unit. */
public final class Currencies {
    private static final Set<String> CODES = Currency.getAvailableCurrencies().stream()
            .filter(currency -> currency.getDefaultFractionDigits() >= 0)
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    private Currencies() {}

    public static boolean exists(String code) {
        return CODES.contains(code);
    }
}
