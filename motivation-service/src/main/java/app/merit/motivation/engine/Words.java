package app.merit.motivation.engine;

import app.merit.motivation.engine.number.Fraction;
import app.merit.motivation.engine.scheme.LocalText;
import java.math.BigDecimal;

/** Writes formulas in Russian and English, each with its own way to write a number. */
final class Words {
    /** Places a number that has no end is shown with. */
    private static final int SHOWN_DECIMALS = 6;

    private Words() {}

    /** Fills each {@code {}} of both templates with the arguments in order. */
    static LocalText say(String ru, String en, Object... arguments) {
        return new LocalText(fill(ru, true, arguments), fill(en, false, arguments));
    }

    private static String fill(String template, boolean ru, Object[] arguments) {
        var text = new StringBuilder();
        int start = 0;
        for (Object argument : arguments) {
            int hole = template.indexOf("{}", start);
            text.append(template, start, hole).append(show(argument, ru));
            start = hole + 2;
        }
        return text.append(template.substring(start)).toString();
    }

    private static String show(Object argument, boolean ru) {
        return switch (argument) {
            case BigDecimal number -> number(number.toPlainString(), ru);
            case Fraction fraction -> number(fraction.display(SHOWN_DECIMALS).toPlainString(), ru);
            case LocalText text -> ru ? text.ru() : text.en();
            default -> argument.toString();
        };
    }

    private static String number(String plain, boolean ru) {
        boolean negative = plain.startsWith("-");
        var digits = negative ? plain.substring(1) : plain;
        int point = digits.indexOf('.');
        var whole = point < 0 ? digits : digits.substring(0, point);
        var grouped = whole.replaceAll("(?<=\\d)(?=(\\d{3})+$)", ru ? "\u00a0" : ",");
        var decimals = point < 0 ? "" : (ru ? "," : ".") + digits.substring(point + 1);
        return (negative ? "-" : "") + grouped + decimals;
    }
}
