package app.merit.local.simulator.rest;

import java.util.List;
import java.util.OptionalInt;

/**
 * A part of a list.
 *
 * @param next place of the first item after it; empty at the end
 * @param total length of the whole list
 */
public record Page<T>(List<T> items, OptionalInt next, int total) {
    /** At most so many items from a place counted from 0. */
    public static <T> Page<T> of(List<T> all, int from, int size) {
        int start = Math.clamp(from, 0, all.size());
        int end = Math.min(all.size(), start + size);
        return new Page<>(
                all.subList(start, end), end < all.size() ? OptionalInt.of(end) : OptionalInt.empty(), all.size());
    }
}
