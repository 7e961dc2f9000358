package app.merit.ingest.deadletter;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which values of a message are shown to somebody who only wants to know why it could not be read. Ids, kinds, states,
 * times and amounts are; everything that could be a person's, and all free text, becomes its length.
 */
final class Mask {
    private static final Pattern WORDS = Pattern.compile("[^\\p{L}\\p{N}]+|(?<=[\\p{Ll}\\p{N}])(?=\\p{Lu})");
    private static final Pattern SHORT_NUMBER = Pattern.compile("-?[0-9]{1,6}(\\.[0-9]{1,6})?");
    private static final Pattern SLUG = Pattern.compile("[A-Za-z0-9_.:/-][A-Za-z0-9_.:/+-]{0,63}");
    private static final Set<String> LITERALS = Set.of("", "true", "false", "null", "***");
    private static final Set<String> PERSONAL = Set.of(
            "name",
            "firstname",
            "lastname",
            "phone",
            "phones",
            "tel",
            "mobile",
            "fax",
            "email",
            "emails",
            "mail",
            "birth",
            "birthday",
            "birthdate",
            "address",
            "street",
            "zip",
            "postcode",
            "passport",
            "inn",
            "snils",
            "ssn",
            "comment",
            "comments",
            "note",
            "notes",
            "text",
            "title",
            "subject",
            "description",
            "body",
            "content",
            "password",
            "token",
            "secret",
            "key",
            "login",
            "username",
            "link",
            "url");
    private static final Set<String> TELLING = Set.of(
            "id",
            "ids",
            "uuid",
            "guid",
            "type",
            "kind",
            "action",
            "event",
            "entity",
            "object",
            "status",
            "state",
            "stage",
            "pipeline",
            "version",
            "specversion",
            "currency",
            "timestamp",
            "time",
            "at",
            "date",
            "ts",
            "created",
            "updated",
            "modified",
            "changed",
            "closed",
            "attempt",
            "amount",
            "price",
            "sum",
            "owner",
            "user",
            "source",
            "code",
            "probability",
            "duration");
    private static final int MOST_TEXT = 4_000;

    private Mask() {}

    /** @param key the nearest name above the value */
    static String value(String key, String text) {
        if (LITERALS.contains(text)) {
            return text;
        }
        List<String> words = Arrays.stream(WORDS.split(key))
                .map(word -> word.toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty())
                .toList();
        if (words.stream().anyMatch(PERSONAL::contains)) {
            return hidden(text);
        }
        boolean telling = !words.isEmpty() && TELLING.contains(words.getLast());
        boolean shown = SHORT_NUMBER.matcher(text).matches()
                || telling && SLUG.matcher(text).matches();
        return shown ? text : hidden(text);
    }

    /** Keys are shown, except one that is a value itself. */
    static String key(String key) {
        return key.length() > 200 || key.indexOf('@') >= 0 ? hidden(key) : key;
    }

    /** Text in no form that is known: its punctuation alone, at most 4000 characters of it. */
    static String shape(String text) {
        StringBuilder shape = new StringBuilder();
        text.codePoints().limit(MOST_TEXT).forEach(c -> {
            if (Character.isDigit(c)) {
                shape.append('9');
            } else {
                shape.appendCodePoint(Character.isLetter(c) || c > 127 ? 'x' : c);
            }
        });
        return shape.toString();
    }

    private static String hidden(String text) {
        return "*** (" + text.length() + ")";
    }
}
