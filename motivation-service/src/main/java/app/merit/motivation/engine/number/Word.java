package app.merit.motivation.engine.number;

import java.util.Locale;

/** How a constant is written in JSON and in texts: {@code YEAR_TO_DATE} is {@code year-to-date}. */
public final class Word {
    private Word() {}

    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
