package app.merit.local.simulator.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.net.URLDecoder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A call of a simulated REST API.
 *
 * @param path without the query, as the vendor documents it
 * @param query decoded; the last of several values of one name
 * @param headers by lower-case name
 * @param base address of the account, for answers that name the next page
 */
public record RestRequest(
        String method, String path, Map<String, String> query, Map<String, String> headers, byte[] body, String base) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public Optional<String> parameter(String name) {
        return Optional.ofNullable(query.get(name)).filter(value -> !value.isBlank());
    }

    /** A number among the parameters; the default if there is none. */
    public int number(String name, int otherwise) {
        return parameter(name).map(Integer::parseInt).orElse(otherwise);
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** The token of {@code Authorization: Bearer} or another scheme. */
    public Optional<String> authorization(String scheme) {
        return header("authorization")
                .filter(value -> value.startsWith(scheme + " "))
                .map(value -> value.substring(scheme.length() + 1));
    }

    /** The body as JSON; an empty object if it is none. */
    public JsonNode json() {
        try {
            JsonNode read = JSON.readTree(body);
            return read == null || read.isMissingNode() ? JsonNodeFactory.instance.objectNode() : read;
        } catch (IOException notJson) {
            return JsonNodeFactory.instance.objectNode();
        }
    }

    /** The body as a form. */
    public Map<String, String> form() {
        return pairs(new String(body, UTF_8));
    }

    /** What stands in the body, form or JSON, under a name. */
    public Optional<String> bodyValue(String name) {
        JsonNode value = json().path(name);
        return value.isValueNode() ? Optional.of(value.asText()) : Optional.ofNullable(form().get(name));
    }

    static Map<String, String> pairs(String text) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String pair : text.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                pairs.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return pairs;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, UTF_8);
    }
}
