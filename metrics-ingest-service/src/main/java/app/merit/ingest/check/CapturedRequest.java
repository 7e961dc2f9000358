package app.merit.ingest.check;

import app.merit.ingest.domain.Headers;
import app.merit.ingest.domain.Request;
import app.merit.ingest.edge.Rehearsal;
import app.merit.ingest.format.FormBody;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A whole HTTP request as somebody saved it. Lines end in LF or CRLF; the body is every byte after the first empty line.
 *
 * @param target path and query; an absolute address in the request line is taken apart
 */
record CapturedRequest(String method, String target, Headers headers, byte[] body) {
    private static final Pattern REQUEST_LINE =
            Pattern.compile("([A-Za-z]{3,10}) +((?:https?://[^/ ?]+)?[/?*][^ ]*|https?://[^/ ?]+)(?: +HTTP/[0-9.]+)?");
    private static final Pattern ORIGIN = Pattern.compile("(?i)^https?://[^/?]+");
    private static final Pattern HEADER = Pattern.compile("([!#$%&'*+.^_`|~0-9A-Za-z-]+)[ \t]*:(.*)");

    static CapturedRequest read(byte[] bytes) throws WrongUse {
        int start = startsWithMark(bytes) ? 3 : 0;
        List<String> lines = new ArrayList<>();
        int at = start;
        while (at < bytes.length) {
            int end = endOfLine(bytes, at);
            // As the server does: a header's byte is a character.
            String line = new String(bytes, at, end - at, StandardCharsets.ISO_8859_1);
            at = Math.min(end + 1, bytes.length);
            String plain = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
            if (plain.isEmpty()) {
                break;
            }
            lines.add(plain);
            if (lines.size() == 1 && !REQUEST_LINE.matcher(plain).matches()) {
                break;
            }
        }
        return of(lines, Arrays.copyOfRange(bytes, at, bytes.length));
    }

    private static CapturedRequest of(List<String> lines, byte[] body) throws WrongUse {
        Matcher first = REQUEST_LINE.matcher(lines.isEmpty() ? "" : lines.getFirst());
        if (!first.matches()) {
            throw new WrongUse("The file does not begin with a request line such as \"POST /webhooks/crm HTTP/1.1\"."
                    + " A bare body is not enough: put the request line, the headers and an empty line before it.");
        }
        Headers headers = headers(lines.subList(1, lines.size()));
        String target = ORIGIN.matcher(first.group(2)).replaceFirst("");
        String path = target.startsWith("/") ? target : "/" + target;
        return new CapturedRequest(first.group(1).toUpperCase(Locale.ROOT), path, headers, body);
    }

    private static Headers headers(List<String> lines) throws WrongUse {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        List<String> last = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            Matcher header = HEADER.matcher(line);
            if ((line.startsWith(" ") || line.startsWith("\t")) && !last.isEmpty()) {
                last.set(last.size() - 1, last.getLast() + " " + line.strip());
            } else if (header.matches()) {
                last = headers.computeIfAbsent(header.group(1).toLowerCase(Locale.ROOT), _ -> new ArrayList<>());
                last.add(header.group(2).strip());
            } else {
                throw new WrongUse("Line " + (i + 2) + " is no header such as \"Content-Type: application/json\"."
                        + " Between the headers and the body there must be an empty line.");
            }
        }
        return new Headers(headers);
    }

    /**
     * The ways to read the path: in front of Merit the prefix may be another, so each segment after the first may be the
     * secret. The likeliest first, which is also the one whose refusal is told.
     */
    List<Request> readings() {
        List<String> segments = Arrays.stream(path().split("/"))
                .filter(segment -> !segment.isEmpty())
                .map(FormBody::decodeEscapes)
                .toList();
        List<List<String>> secrets = new ArrayList<>();
        for (int i = segments.size() - 1; i >= 1; i--) {
            secrets.add(List.of(segments.get(i)));
        }
        // Two segments are /webhooks/{source} before they are /{source}/{secret}.
        secrets.add(segments.size() > 2 ? secrets.size() : 0, List.of());
        return secrets.stream()
                .map(inPath -> Rehearsal.request(method, target, inPath, headers, body))
                .toList();
    }

    CapturedRequest withQuery(String query) {
        return new CapturedRequest(method, path() + "?" + query, headers, body);
    }

    String path() {
        int mark = target.indexOf('?');
        return mark < 0 ? target : target.substring(0, mark);
    }

    /** The address that was called, if the request names its host. */
    Optional<String> address() {
        return headers.first("host").filter(host -> !host.isBlank()).map(host -> "https://" + host + path());
    }

    private static int endOfLine(byte[] bytes, int from) {
        for (int i = from; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                return i;
            }
        }
        return bytes.length;
    }

    /** The byte order mark that some editors put before UTF-8. */
    private static boolean startsWithMark(byte[] bytes) {
        return bytes.length >= 3 && bytes[0] == (byte) 0xef && bytes[1] == (byte) 0xbb && bytes[2] == (byte) 0xbf;
    }
}
