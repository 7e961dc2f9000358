package app.merit.kpidefinition.shared.domain;

import java.util.Locale;

/** Constants of enums as documents write them: {@code OWNER_NOW} is {@code owner-now}. */
public final class Words {
    private Words() {}

    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The constant of a word whose shape has been checked before. */
    public static <E extends Enum<E>> E read(Class<E> type, String word) {
        return Enum.valueOf(type, word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
