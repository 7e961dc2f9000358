package app.merit.gateway.openapi.domain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Makes one OpenAPI document of those of the services. Paths stay as they are. Two services may use one component name
 * for different things: then the later one gets the service's name before it, in the references too.
 */
public final class OpenApiMerge {
    private static final String COMPONENTS = "components";
    private static final String REF = "$ref";
    private static final String REF_PREFIX = "#/components/";

    private final Predicate<String> isPublic;
    private final Predicate<String> isOpen;

    /**
     * @param isPublic whether the gateway serves a path
     * @param isOpen whether a path needs no login
     */
    public OpenApiMerge(Predicate<String> isPublic, Predicate<String> isOpen) {
        this.isPublic = isPublic;
        this.isOpen = isOpen;
    }

    public Map<String, Object> merge(List<OpenApiPart> parts) {
        Map<String, Object> paths = new TreeMap<>();
        Map<String, Map<String, Object>> components = new TreeMap<>();
        components.put("securitySchemes", SecuritySchemes.all());
        List<Object> tags = new ArrayList<>();
        for (OpenApiPart part : parts) {
            part.document().ifPresent(document -> {
                Map<String, String> renamed = adopt(part.service(), object(document.get(COMPONENTS)), components);
                addPaths(object(document.get("paths")), renamed, paths);
                addTags(document.get("tags"), tags);
            });
        }
        return document(parts, paths, components, tags);
    }

    private static Map<String, Object> document(
            List<OpenApiPart> parts,
            Map<String, Object> paths,
            Map<String, Map<String, Object>> components,
            List<Object> tags) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("openapi", "3.1.0");
        document.put(
                "info",
                Map.of(
                        "title", "Merit",
                        "version", "1",
                        "description", "All that Merit serves, as its services describe themselves."));
        document.put("servers", List.of(Map.of("url", "/")));
        document.put("security", SecuritySchemes.eitherOne());
        document.put("x-merit-services", states(parts));
        document.put("tags", tags);
        document.put("paths", paths);
        document.put(COMPONENTS, components);
        return document;
    }

    private static Map<String, Object> states(List<OpenApiPart> parts) {
        Map<String, Object> states = new TreeMap<>();
        parts.forEach(part -> states.put(part.service(), part.state().name().toLowerCase(Locale.ROOT)));
        return states;
    }

    /** Takes over a part's components; gives the references that had to change. */
    private static Map<String, String> adopt(
            String service, Map<String, Object> own, Map<String, Map<String, Object>> components) {
        Map<String, String> renamed = renames(service, own, components);
        own.forEach((section, named) -> {
            if (!section.equals("securitySchemes")) {
                Map<String, Object> target = components.computeIfAbsent(section, unknown -> new TreeMap<>());
                object(named).forEach((name, content) -> {
                    String reference = reference(section, name);
                    String kept = renamed.getOrDefault(reference, reference);
                    target.put(kept.substring(reference(section, "").length()), rewrite(content, renamed));
                });
            }
        });
        return renamed;
    }

    private static Map<String, String> renames(
            String service, Map<String, Object> own, Map<String, Map<String, Object>> components) {
        Map<String, String> renamed = new TreeMap<>();
        own.forEach((section, named) -> object(named).forEach((name, content) -> {
            Object other = components.getOrDefault(section, Map.of()).get(name);
            if (other != null && !Objects.equals(other, content)) {
                renamed.put(reference(section, name), reference(section, service + "." + name));
            }
        }));
        return renamed;
    }

    private void addPaths(Map<String, Object> own, Map<String, String> renamed, Map<String, Object> paths) {
        own.forEach((path, item) -> {
            if (isPublic.test(path)) {
                Object rewritten = rewrite(item, renamed);
                paths.putIfAbsent(path, isOpen.test(path) ? withoutLogin(object(rewritten)) : rewritten);
            }
        });
    }

    private static Map<String, Object> withoutLogin(Map<String, Object> item) {
        Map<String, Object> open = new LinkedHashMap<>();
        item.forEach((key, value) -> open.put(key, value instanceof Map ? withNoSecurity(object(value)) : value));
        return open;
    }

    private static Map<String, Object> withNoSecurity(Map<String, Object> operation) {
        Map<String, Object> open = new LinkedHashMap<>(operation);
        open.put("security", List.of());
        return open;
    }

    private static void addTags(@Nullable Object own, List<Object> tags) {
        if (own instanceof List<?> list) {
            list.stream().filter(tag -> !tags.contains(tag)).forEach(tags::add);
        }
    }

    /** A copy with changed references, and without security requirements: those of the gateway count. */
    private static Object rewrite(Object node, Map<String, String> renamed) {
        return switch (node) {
            case Map<?, ?> map -> {
                Map<String, Object> copy = new LinkedHashMap<>();
                map.forEach((key, value) -> {
                    if (key.equals(REF) && value instanceof String reference) {
                        copy.put(REF, renamed.getOrDefault(reference, reference));
                    } else if (!(key.equals("security") && value instanceof List)) {
                        copy.put(String.valueOf(key), rewrite(value, renamed));
                    }
                });
                yield copy;
            }
            case List<?> list ->
                list.stream().map(item -> rewrite(item, renamed)).toList();
            default -> node;
        };
    }

    private static String reference(String section, String name) {
        return REF_PREFIX + section + "/" + name;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(@Nullable Object node) {
        return node instanceof Map ? (Map<String, Object>) node : Map.of();
    }
}
