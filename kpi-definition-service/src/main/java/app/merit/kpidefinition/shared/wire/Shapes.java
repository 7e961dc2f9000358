package app.merit.kpidefinition.shared.wire;

/** Shapes of texts in requests, as regular expressions. */
public final class Shapes {
    public static final String CODE = "[a-z0-9][a-z0-9._-]{0,63}";
    public static final String CODE_RULE = "must be a code: a-z, 0-9, dot, dash, underscore, at most 64 characters";
    public static final String CURRENCY = "[A-Z]{3}";
    public static final String CURRENCY_RULE = "must be three capital letters (ISO 4217)";
    public static final String PERIOD_KIND = "day|week|month|quarter|year";
    public static final String PERIOD_KIND_RULE = "must be one of day, week, month, quarter, year";

    private Shapes() {}
}
