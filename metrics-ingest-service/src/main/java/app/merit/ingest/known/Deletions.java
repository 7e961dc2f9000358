package app.merit.ingest.known;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Deletions, and what ends them. */
final class Deletions {
    private Deletions() {}

    /** Without deletions that only repeat an earlier one: without a time, near enough, and no restore between. */
    static List<Claim> withoutRepetitions(Collection<Claim> claims, Duration redelivery) {
        List<Claim> counting = new ArrayList<>(claims.size());
        Optional<Instant> deletion = Optional.empty();
        for (Claim claim : inOrder(claims)) {
            if (claim.restores()) {
                deletion = Optional.empty();
            }
            if (!claim.deletes()) {
                counting.add(claim);
            } else if (!repeats(claim, deletion, redelivery)) {
                deletion = Optional.of(claim.at());
                counting.add(claim);
            }
        }
        return counting;
    }

    private static boolean repeats(Claim claim, Optional<Instant> earlier, Duration redelivery) {
        return claim.timeless()
                && earlier.filter(at -> !at.plus(redelivery).isBefore(claim.at()))
                        .isPresent();
    }

    /** True if the last word is a deletion. */
    static boolean deleted(Collection<Claim> counting) {
        return inOrder(counting).stream()
                .filter(claim -> claim.deletes() || claim.lifts())
                .reduce((_, later) -> later)
                .filter(Claim::deletes)
                .isPresent();
    }

    private static List<Claim> inOrder(Collection<Claim> claims) {
        TreeSet<Instant> instants = new TreeSet<>(claims.stream().map(Claim::at).toList());
        return instants.stream()
                .flatMap(at -> new OneInstant(claims.stream()
                                .filter(claim -> claim.at().equals(at))
                                .toList())
                        .ordered().stream())
                .toList();
    }
}
