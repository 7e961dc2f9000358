package app.merit.motivation.engine.result;

import java.math.BigDecimal;

/** An amount in a currency, with as many decimals as the currency has. */
public record Money(BigDecimal amount, String currency) {}
