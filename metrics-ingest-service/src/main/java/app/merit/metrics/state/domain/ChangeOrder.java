package app.merit.metrics.state.domain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Puts the changes of one entity in the order in which they happened. Changes of one instant are ordered by (1) the
 * CRM's version, (2) old values: a change whose old value is the other's value came later, (3) the digest. All of it is
 * computed over the set, so the order in which changes arrive has no influence, also where rules contradict each other.
 */
final class ChangeOrder {
    /** @param ties decisive fields whose last value only the digest decided */
    record Ordered(List<Change> changes, Set<String> ties) {}

    private static final Comparator<Change> BY_DIGEST =
            Comparator.comparing(Change::digest).thenComparing(Change::identity);

    private ChangeOrder() {}

    static Ordered of(List<Change> changes) {
        var sorted = new ArrayList<>(changes);
        sorted.sort(Comparator.comparing(Change::occurredAt).thenComparing(BY_DIGEST));
        var ordered = new ArrayList<Change>(sorted.size());
        var ties = new TreeSet<String>();
        for (int start = 0, end; start < sorted.size(); start = end) {
            end = endOfInstant(sorted, start);
            if (end - start == 1) {
                ordered.add(sorted.get(start));
            } else {
                var instant = new OneInstant(sorted.subList(start, end));
                ordered.addAll(instant.order());
                ties.addAll(instant.undecided());
            }
        }
        return new Ordered(List.copyOf(ordered), Set.copyOf(ties));
    }

    private static int endOfInstant(List<Change> sorted, int start) {
        int end = start + 1;
        while (end < sorted.size()
                && sorted.get(end).occurredAt().equals(sorted.get(start).occurredAt())) {
            end++;
        }
        return end;
    }

    /** The changes of one instant, ordered by digest, and who is known to come before whom. */
    private static final class OneInstant {
        private final List<Change> changes;
        private final boolean[][] byVersion;
        private final boolean[][] before;

        OneInstant(List<Change> changes) {
            this.changes = changes;
            var n = changes.size();
            byVersion = new boolean[n][n];
            before = new boolean[n][n];
            for (int a = 0; a < n; a++) {
                for (int b = 0; b < n; b++) {
                    if (a != b) {
                        relate(a, b);
                    }
                }
            }
        }

        private void relate(int a, int b) {
            var versionOfA = Version.of(changes.get(a).version());
            var versionOfB = Version.of(changes.get(b).version());
            if (versionOfA.stated() && versionOfB.stated() && !versionOfA.equals(versionOfB)) {
                byVersion[a][b] = versionOfA.compareTo(versionOfB) < 0;
                before[a][b] = byVersion[a][b];
                return;
            }
            before[a][b] = follows(changes.get(b), changes.get(a)) && !follows(changes.get(a), changes.get(b));
        }

        /** True if the later change states as old value of a field, which it alters, what the earlier one states. */
        private static boolean follows(Change later, Change earlier) {
            for (Map.Entry<String, FieldValue> old : later.previous().entrySet()) {
                var altered = !old.getValue().equals(later.fields().get(old.getKey()));
                if (altered && old.getValue().equals(earlier.fields().get(old.getKey()))) {
                    return true;
                }
            }
            return false;
        }

        /** Always the first by digest of those that nothing open precedes; a contradiction is cut at its first. */
        List<Change> order() {
            var open = new ArrayList<Integer>();
            for (int i = 0; i < changes.size(); i++) {
                open.add(i);
            }
            var ordered = new ArrayList<Change>(changes.size());
            while (!open.isEmpty()) {
                var next = firstFree(open, before);
                if (next < 0) {
                    next = firstFree(open, byVersion);
                }
                ordered.add(changes.get(next));
                open.remove(Integer.valueOf(next));
            }
            return ordered;
        }

        private static int firstFree(List<Integer> open, boolean[][] before) {
            for (int candidate : open) {
                if (open.stream().noneMatch(other -> before[other][candidate])) {
                    return candidate;
                }
            }
            return -1;
        }

        Set<String> undecided() {
            var ordered = order();
            var undecided = new TreeSet<String>();
            for (var field : Fields.DECISIVE) {
                lastIsUndecided(ordered, field, undecided);
            }
            deletionIsUndecided(ordered, undecided);
            return undecided;
        }

        private void lastIsUndecided(List<Change> ordered, String field, Set<String> undecided) {
            var stating =
                    ordered.stream().filter(c -> c.fields().containsKey(field)).toList();
            if (stating.isEmpty()) {
                return;
            }
            var last = stating.getLast();
            for (var other : stating) {
                var differs = !other.fields().get(field).equals(last.fields().get(field));
                if (differs && !precedes(changes.indexOf(other), changes.indexOf(last))) {
                    undecided.add(field);
                }
            }
        }

        private void deletionIsUndecided(List<Change> ordered, Set<String> undecided) {
            for (var deletion : ordered) {
                for (var other : ordered) {
                    var lifts = other.restores() || other.snapshot() == Change.Snapshot.FULL;
                    if (deletion.kind() == Change.Kind.DELETED && other.kind() != Change.Kind.DELETED && lifts) {
                        var a = changes.indexOf(deletion);
                        var b = changes.indexOf(other);
                        if (!precedes(a, b) && !precedes(b, a)) {
                            undecided.add(Fields.DELETED);
                        }
                    }
                }
            }
        }

        private boolean precedes(int a, int b) {
            var seen = new boolean[changes.size()];
            var open = new ArrayList<>(List.of(a));
            while (!open.isEmpty()) {
                var at = open.removeLast();
                for (int next = 0; next < seen.length; next++) {
                    if (before[at][next] && !seen[next]) {
                        if (next == b) {
                            return true;
                        }
                        seen[next] = true;
                        open.add(next);
                    }
                }
            }
            return false;
        }
    }
}
