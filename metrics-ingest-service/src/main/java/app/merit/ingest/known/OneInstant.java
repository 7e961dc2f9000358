package app.merit.ingest.known;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * The claims of one instant in order: by the CRM's version, then by old values (who states the other's value as the old
 * one came later), then by digest. Computed over the set, so free of the order of arrival.
 */
final class OneInstant {
    private final List<Claim> ordered;

    OneInstant(Collection<Claim> claims) {
        List<Claim> open = new ArrayList<>(claims.stream().sorted(Claim.ORDER).toList());
        ordered = new ArrayList<>(open.size());
        while (!open.isEmpty()) {
            Claim next = firstFree(open, Claim::precedes)
                    .or(() -> firstFree(open, Claim::byVersion))
                    .orElseGet(open::getFirst);
            ordered.add(next);
            open.remove(next);
        }
    }

    private static Optional<Claim> firstFree(List<Claim> open, BiPredicate<Claim, Claim> precedes) {
        return open.stream()
                .filter(candidate ->
                        open.stream().noneMatch(other -> other != candidate && precedes.test(other, candidate)))
                .findFirst();
    }

    List<Claim> ordered() {
        return ordered;
    }

    /** The claim that says the last word on the field. */
    Optional<Claim> last(String field) {
        return ordered.stream().filter(claim -> claim.states(field)).reduce((_, later) -> later);
    }

    /** True if only the digest chose between values of the field. */
    boolean undecided(String field) {
        Optional<Claim> last = last(field);
        return last.isPresent()
                && ordered.stream()
                        .filter(claim -> claim.states(field))
                        .filter(claim -> !claim.says()
                                .get(field)
                                .equals(last.get().says().get(field)))
                        .anyMatch(other -> !leadsTo(other, last.get()));
    }

    /** True if only the digest chose between a deletion and what ends one. */
    boolean deletionUndecided() {
        return ordered.stream()
                .filter(Claim::deletes)
                .anyMatch(deletion -> ordered.stream()
                        .filter(Claim::lifts)
                        .anyMatch(lift -> !leadsTo(deletion, lift) && !leadsTo(lift, deletion)));
    }

    private boolean leadsTo(Claim from, Claim to) {
        Set<Claim> seen = new HashSet<>();
        Deque<Claim> open = new ArrayDeque<>(List.of(from));
        while (!open.isEmpty()) {
            Claim at = open.pop();
            for (Claim next : ordered) {
                if (at.precedes(next) && seen.add(next)) {
                    open.push(next);
                }
            }
        }
        return seen.contains(to);
    }
}
