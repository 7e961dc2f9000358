package app.merit.ingest.format;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A node of a form body. The same path can be a scalar and an object in one body, so a node may be both.
 * Children keep the order of the body and their keys as sent: {@code 0}, {@code 3} and {@code 15319601} are just keys.
 */
public final class FormNode {
    static final FormNode NONE = new FormNode();

    private final Map<String, FormNode> children = new LinkedHashMap<>();
    private @Nullable String scalar;
    private int nextIndex;

    FormNode() {}

    /** The text at this path, if any. */
    public Optional<String> scalar() {
        return Optional.ofNullable(scalar);
    }

    /** The text at the path below this node. */
    public Optional<String> scalar(String... path) {
        return at(path).scalar();
    }

    /** The same, without text that is blank. */
    public Optional<String> text(String... path) {
        return scalar(path).filter(value -> !value.isBlank());
    }

    /** The node at the path; an empty node if there is none. */
    public FormNode at(String... path) {
        FormNode node = this;
        for (String key : path) {
            node = node.children.getOrDefault(key, NONE);
        }
        return node;
    }

    public boolean has(String key) {
        return children.containsKey(key);
    }

    public boolean isObject() {
        return !children.isEmpty();
    }

    public Map<String, FormNode> children() {
        return Collections.unmodifiableMap(children);
    }

    public Collection<FormNode> elements() {
        return Collections.unmodifiableCollection(children.values());
    }

    void write(String value) {
        scalar = value;
    }

    /** The child of that key; an empty key appends, as in {@code a[]=1&a[]=2}. */
    FormNode child(String key) {
        String name = key;
        if (key.isEmpty()) {
            name = Integer.toString(nextIndex);
        }
        if (name.length() <= 8 && !name.isEmpty() && name.chars().allMatch(c -> c >= '0' && c <= '9')) {
            nextIndex = Math.max(nextIndex, Integer.parseInt(name) + 1);
        }
        return children.computeIfAbsent(name, n -> new FormNode());
    }
}
