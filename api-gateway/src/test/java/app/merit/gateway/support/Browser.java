package app.merit.gateway.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** As much of a browser as a login needs: cookies (by path, for any port, as browsers do), redirects and one form. */
public final class Browser implements AutoCloseable {
    private static final Pattern FORM = Pattern.compile("<form[^>]*action=\"([^\"]+)\"");

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, Cookie> cookies = new LinkedHashMap<>();
    private final List<String> setCookies = new ArrayList<>();

    private record Cookie(String name, String value, String path) {}

    /** The first answer that is not a redirect. */
    public HttpResponse<String> open(URI uri) {
        HttpResponse<String> response = get(uri);
        while (response.statusCode() / 100 == 3) {
            response = get(response.uri()
                    .resolve(response.headers().firstValue("Location").orElseThrow()));
        }
        return response;
    }

    /** Opens a protected page, fills in the login form and comes back. */
    public HttpResponse<String> logIn(URI page, String user, String password) {
        HttpResponse<String> form = open(page);
        Matcher action = FORM.matcher(form.body());
        if (!action.find()) {
            throw new AssertionError("no login form at " + form.uri() + ": " + form.statusCode());
        }
        String body = "username=" + encode(user) + "&password=" + encode(password);
        HttpResponse<String> response = send(request(URI.create(action.group(1).replace("&amp;", "&")))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
        return response.statusCode() / 100 == 3
                ? open(response.uri()
                        .resolve(response.headers().firstValue("Location").orElseThrow()))
                : response;
    }

    public HttpResponse<String> get(URI uri) {
        return send(request(uri).GET());
    }

    public HttpRequest.Builder request(URI uri) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri);
        String header = cookies.values().stream()
                .filter(cookie -> uri.getPath().startsWith(cookie.path()))
                .map(cookie -> cookie.name() + "=" + cookie.value())
                .collect(Collectors.joining("; "));
        return header.isEmpty() ? request : request.header("Cookie", header);
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            response.headers().allValues("Set-Cookie").forEach(this::keep);
            return response;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private void keep(String header) {
        setCookies.add(header);
        String[] parts = header.split(";\\s*");
        String[] pair = parts[0].split("=", 2);
        String path = "/";
        boolean gone = pair[1].isEmpty();
        for (String part : parts) {
            if (part.toLowerCase().startsWith("path=")) {
                path = part.substring("path=".length());
            }
            gone |= part.equalsIgnoreCase("Max-Age=0");
        }
        if (gone) {
            cookies.remove(pair[0]);
        } else {
            cookies.put(pair[0], new Cookie(pair[0], pair[1], path));
        }
    }

    /** The value of each cookie held whose name starts so. */
    public Map<String, String> cookies(String prefix) {
        return cookies.values().stream()
                .filter(cookie -> cookie.name().startsWith(prefix))
                .collect(Collectors.toMap(Cookie::name, Cookie::value));
    }

    public void spoilCookies(String prefix) {
        cookies.replaceAll((name, cookie) -> name.startsWith(prefix)
                ? new Cookie(
                        name, cookie.value().substring(0, cookie.value().length() - 9) + "AAAAAAAAA", cookie.path())
                : cookie);
    }

    /** Every Set-Cookie header that came, of cookies whose name starts so. */
    public List<String> setCookies(String prefix) {
        return setCookies.stream().filter(header -> header.startsWith(prefix)).toList();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        client.close();
    }
}
