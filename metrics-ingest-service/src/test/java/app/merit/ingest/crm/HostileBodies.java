package app.merit.ingest.crm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Makes bodies that are nearly right, right in words only, or as costly as a megabyte can be. */
final class HostileBodies {
    private static final int MEGABYTE = 1 << 20;
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_.:@%+-]{1,80}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+(?:\\.[0-9]+)?");
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final List<String> HOSTILE = List.of(
            "1e999999999",
            "-1E-999999999",
            "9".repeat(500),
            "-0.0",
            "0",
            "null",
            "true",
            "\"\"",
            "\"\\ud800\"",
            "\u0000",
            "\uFEFF",
            "%00",
            "%F0%9F",
            "%",
            "&a[b][c]=",
            "[[[[[[",
            "{\"a\":{\"a\":",
            "]}",
            "\"",
            "<",
            "&amp;",
            "<!DOCTYPE x [<!ENTITY y SYSTEM \"file:///nonexistent\">]>",
            "]]>",
            "+999999999-12-31T23:59:59Z",
            "2026-11-20T10:00:00Z",
            "0000-00-00 00:00:00",
            "/Date(99999999999999999999)/",
            "99:99:99",
            "é😀");

    private HostileBodies() {}

    /** Valid bodies and records with a few places broken. */
    static Arbitrary<HostileInputTest.Attack> broken() {
        Arbitrary<Break> breaks = Combinators.combine(
                        Arbitraries.integers().between(0, 6),
                        Arbitraries.doubles().between(0, 1),
                        Arbitraries.doubles().between(0, 1),
                        Arbitraries.of(HOSTILE))
                .as(Break::new);
        return Arbitraries.of(SourceType.class)
                .flatMap(type -> Combinators.combine(
                                Arbitraries.of(texts(type)),
                                breaks.list().ofMinSize(1).ofMaxSize(4))
                        .as((text, places) -> {
                            byte[] body = text.getBytes(StandardCharsets.UTF_8);
                            for (Break place : places) {
                                body = place.in(body);
                            }
                            return new HostileInputTest.Attack(type, body);
                        }));
    }

    /** Bodies, records, and records as they are handed to the API's decoder. */
    private static List<String> texts(SourceType type) {
        Examples.Example example = Examples.ALL.get(type.wire());
        return Stream.concat(
                        example.bodies().stream(),
                        example.records().stream()
                                .flatMap(record -> Stream.of(record, "{\"record\":" + record + ",\"lookups\":{}}")))
                .toList();
    }

    /** One way to break a text at a place. */
    private record Break(int kind, double from, double length, String token) {
        byte[] in(byte[] body) {
            int start = (int) (from * body.length);
            int end = Math.min(body.length, start + (int) (length * length * body.length / 2));
            String text = new String(body, StandardCharsets.ISO_8859_1);
            String piece = text.substring(start, end);
            String hostile = new String(token.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
            String broken =
                    switch (kind) {
                        case 0 -> text.substring(0, start) + text.substring(end);
                        case 1 -> text.substring(0, end) + piece.repeat(3) + text.substring(end);
                        case 2 -> text.substring(0, start) + hostile + text.substring(start);
                        case 3 -> text.substring(0, start);
                        case 4 -> replaced(NUMBER, text, start, hostile);
                        case 5 -> replaced(WORD, text, start, hostile);
                        default -> text.substring(0, start) + (char) (length * 255) + text.substring(end);
                    };
            return broken.getBytes(StandardCharsets.ISO_8859_1);
        }

        private static String replaced(Pattern what, String text, int from, String by) {
            var found = what.matcher(text);
            return found.find(from) ? text.substring(0, found.start()) + by + text.substring(found.end()) : text;
        }
    }

    /** Documents, forms and elements made of the words that the type's own examples use. */
    static Arbitrary<HostileInputTest.Attack> worded() {
        return Arbitraries.of(SourceType.class).flatMap(type -> {
            List<String> words = texts(type).stream()
                    .flatMap(text -> WORD.matcher(text).results().map(MatchResult::group))
                    .distinct()
                    .toList();
            String mediaType = Examples.ALL.get(type.wire()).mediaType();
            Arbitrary<String> json = document(words, 4);
            Arbitrary<String> body = mediaType.contains("form")
                    ? Arbitraries.oneOf(form(words), json)
                    : mediaType.contains("xml") ? Arbitraries.oneOf(xml(words, 4), json) : json;
            return body.map(text -> new HostileInputTest.Attack(type, text.getBytes(StandardCharsets.UTF_8)));
        });
    }

    /** Chosen beforehand: a filter gives up when most words miss it. */
    private static List<String> those(List<String> words, Predicate<String> wanted, String orElse) {
        List<String> found = words.stream().filter(wanted).toList();
        return found.isEmpty() ? List.of(orElse) : found;
    }

    private static Arbitrary<String> document(List<String> words, int depth) {
        Arbitrary<String> leaf = Arbitraries.oneOf(
                Arbitraries.of(words).map(word -> "\"" + word + "\""),
                Arbitraries.of(those(words, word -> NUMBER.matcher(word).matches() && !word.startsWith("0"), "7")),
                Arbitraries.of("null", "true", "false", "1e999999999", "-0.0", "\"\"", "\"\\ud800\"", "9".repeat(150)));
        if (depth == 0) {
            return leaf;
        }
        Arbitrary<String> inner = document(words, depth - 1);
        Arbitrary<String> object = Arbitraries.of(words)
                .flatMap(name -> inner.map(value -> "\"" + name + "\":" + value))
                .list()
                .ofMaxSize(7)
                .map(members -> "{" + String.join(",", members) + "}");
        Arbitrary<String> array = inner.list().ofMaxSize(3).map(values -> "[" + String.join(",", values) + "]");
        return Arbitraries.oneOf(object, object, array, leaf);
    }

    private static Arbitrary<String> form(List<String> words) {
        Arbitrary<String> key = Arbitraries.of(words)
                .list()
                .ofMinSize(1)
                .ofMaxSize(7)
                .map(parts -> parts.getFirst()
                        + parts.stream().skip(1).map(part -> "[" + part + "]").collect(Collectors.joining()));
        Arbitrary<String> value = Arbitraries.oneOf(
                Arbitraries.of(words),
                Arbitraries.of(HOSTILE),
                Arbitraries.strings().ofMaxLength(20));
        return key.flatMap(k -> value.map(v -> k + "=" + v))
                .list()
                .ofMaxSize(30)
                .map(pairs -> String.join("&", pairs));
    }

    private static Arbitrary<String> xml(List<String> words, int depth) {
        Arbitrary<String> text = Arbitraries.oneOf(Arbitraries.of(words), Arbitraries.of(HOSTILE));
        if (depth == 0) {
            return text;
        }
        Arbitrary<String> inner = xml(words, depth - 1);
        return Arbitraries.of(those(words, word -> Character.isLetter(word.charAt(0)), "a"))
                .map(word -> word.replaceAll("[^A-Za-z0-9_.-]", ""))
                .flatMap(name -> inner.list()
                        .ofMaxSize(4)
                        .map(children -> "<" + name + ">" + String.join("", children) + "</" + name + ">"));
    }

    static Arbitrary<String> headerValues() {
        return Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(40),
                Arbitraries.of(HOSTILE),
                Arbitraries.of(
                        "v1,AAAA v1a,AAAA",
                        "Basic %%%",
                        "Basic dXNlcjpmYWtlLXBhc3N3b3Jk",
                        "Bearer a.b.c",
                        "eyJhbGciOiJub25lIn0.e30.",
                        "eyJhbGciOiJIUzI1NiJ9.eyJleHAiOjFlOTk5OTk5OTk5fQ.AAAA",
                        "1794735000",
                        "-1",
                        "99999999999999999999",
                        "user:fake-password",
                        "name=value",
                        "https://x.example.com/%zz?%",
                        "whsec_",
                        "whpk_AAAA",
                        "0g"));
    }

    /** A megabyte each. */
    static List<String> worst(Examples.Example example) {
        List<String> bodies = new ArrayList<>(List.of(
                filled("&"),
                filled("a=&"),
                "a" + filled("[a]"),
                filled("k".repeat(2000) + "=1&"),
                filled("%41"),
                numbered("", "&", 20_000, i -> "a[" + i + "][" + i + "]=1"),
                colliding("", "=1", "&", ""),
                filled("["),
                filled("{\"a\":"),
                "[" + filled("[],") + "[]]",
                "[" + filled("{},") + "{}]",
                filled("9"),
                "[" + filled("1.5e-999999999,") + "1]",
                "{\"" + filled("k") + "\":1}",
                "{" + numbered("", ",", 90_000, i -> "\"k" + i + "\":1") + "}",
                colliding("{", ":1", ",", "}"),
                "\"" + filled("\\ud800") + "\"",
                filled("<a>"),
                "<a>" + filled("<b/>") + "</a>",
                "<a " + numbered("", " ", 60_000, i -> "a" + i + "='1'") + "/>",
                "<!DOCTYPE a [<!ENTITY b \"" + "x".repeat(1000) + "\">]><a>" + filled("&b;") + "</a>"));
        example.bodies().forEach(body -> bodies.addAll(widened(body)));
        return bodies;
    }

    private static String filled(String piece) {
        return piece.repeat(MEGABYTE / piece.length());
    }

    private static String numbered(
            String start, String separator, int count, java.util.function.IntFunction<String> piece) {
        return start + IntStream.range(0, count).mapToObj(piece).collect(Collectors.joining(separator));
    }

    /** Names of one hash code: "Aa" and "BB" have the same. */
    private static String colliding(String start, String end, String separator, String last) {
        String quote = start.isEmpty() ? "" : "\"";
        return IntStream.range(0, 20_000)
                .mapToObj(i -> IntStream.range(0, 15)
                        .mapToObj(bit -> (i >> bit & 1) == 0 ? "Aa" : "BB")
                        .collect(Collectors.joining("", quote, quote + end)))
                .collect(Collectors.joining(separator, start, last));
    }

    /** The example with each of its lists made as long as a megabyte allows. */
    private static List<String> widened(String body) {
        if (body.startsWith("<")) {
            return Stream.of("Notification", "sf:Amount")
                    .map(name -> widenedElement(body, name))
                    .toList();
        }
        if (!body.startsWith("{") && !body.startsWith("[")) {
            int size = MEGABYTE / (body.length() + 8);
            return List.of(
                    IntStream.range(0, size)
                            .mapToObj(i -> body.replace("[0]", "[" + i + "]"))
                            .collect(Collectors.joining("&")),
                    IntStream.range(0, 20_000)
                            .mapToObj(i -> body.substring(0, body.indexOf('=')).replace("[0]", "[" + i + "]") + "=" + i)
                            .collect(Collectors.joining("&")));
        }
        try {
            List<String> wide = new ArrayList<>();
            int lists = widen(JSON.readTree(body), -1);
            for (int list = 0; list < lists; list++) {
                JsonNode tree = JSON.readTree(body);
                widen(tree, list);
                wide.add(tree.toString());
            }
            return wide;
        } catch (IOException notJson) {
            throw new AssertionError(body, notJson);
        }
    }

    private static String widenedElement(String body, String name) {
        int start = body.indexOf("<" + name + ">");
        int end = body.indexOf("</" + name + ">") + name.length() + 3;
        String element = body.substring(start, end);
        return body.substring(0, start) + element.repeat(MEGABYTE / element.length() - 1) + body.substring(end);
    }

    /** Fills the list of that number (in the order of the document) with its first element; returns how many there are. */
    private static int widen(JsonNode node, int wanted) {
        int seen = 0;
        if (node instanceof ArrayNode list && !list.isEmpty()) {
            if (wanted == 0) {
                JsonNode first = list.get(0);
                int count = MEGABYTE / (first.toString().length() + 1) - 4;
                for (int i = 0; i < count; i++) {
                    list.add(first);
                }
                return 1;
            }
            seen = 1;
        }
        for (JsonNode child : node instanceof ObjectNode || node instanceof ArrayNode ? node : List.<JsonNode>of()) {
            seen += widen(child, wanted - seen);
            if (wanted >= 0 && seen > wanted) {
                return seen;
            }
        }
        return seen;
    }
}
