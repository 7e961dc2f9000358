package app.merit.local.simulator.push;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;

/** A form body: keys and values in the order they were added, both escaped. */
public final class Form {
    public static final String MEDIA_TYPE = "application/x-www-form-urlencoded";

    private final List<String> pairs = new ArrayList<>();

    public Form add(String key, Object value) {
        pairs.add(URLEncoder.encode(key, UTF_8) + "=" + URLEncoder.encode(value.toString(), UTF_8));
        return this;
    }

    public byte[] body() {
        return String.join("&", pairs).getBytes(UTF_8);
    }
}
