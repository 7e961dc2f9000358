package app.merit.ingest.domain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Request headers; names are compared without regard to case. */
public record Headers(Map<String, List<String>> values) {
    public Headers {
        var lower = new LinkedHashMap<String, List<String>>();
        values.forEach((name, all) -> lower.computeIfAbsent(name.toLowerCase(Locale.ROOT), n -> new ArrayList<>())
                .addAll(all));
        lower.replaceAll((name, all) -> List.copyOf(all));
        values = lower;
    }

    public static Headers of(Map<String, String> single) {
        var many = new LinkedHashMap<String, List<String>>();
        single.forEach((name, value) -> many.put(name, List.of(value)));
        return new Headers(many);
    }

    public Optional<String> first(String name) {
        return all(name).stream().findFirst();
    }

    public List<String> all(String name) {
        return values.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
    }

    /** The media type of the body in lower case, without parameters. */
    public Optional<String> mediaType() {
        return first("content-type")
                .map(value -> value.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
                .filter(type -> !type.isEmpty());
    }
}
