package app.merit.ingest.known;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** That the status was stated as this at an instant. */
record StatusSaid(Instant at, String status) implements Comparable<StatusSaid> {
    /** Beyond this, repeats within the oldest stretches are let go: the beginning of each stays. */
    static final int MOST = 64;

    private static final Comparator<StatusSaid> ORDER =
            Comparator.comparing(StatusSaid::at).thenComparing(StatusSaid::status);

    @Override
    public int compareTo(StatusSaid other) {
        return ORDER.compare(this, other);
    }

    static Optional<StatusSaid> of(Claim claim) {
        return claim.states(Decisive.STATUS.wire())
                ? Optional.of(new StatusSaid(
                        claim.at(), claim.says().get(Decisive.STATUS.wire()).orElse("")))
                : Optional.empty();
    }

    /** What a claim without a time of its own says is kept with the claim, because it may still move. */
    static List<StatusSaid> with(List<StatusSaid> said, Claim claim) {
        Optional<StatusSaid> one = claim.timeless() ? Optional.empty() : of(claim);
        if (one.isEmpty() || said.contains(one.get())) {
            return said;
        }
        TreeSet<StatusSaid> all = new TreeSet<>(said);
        all.add(one.get());
        return bounded(new ArrayList<>(all));
    }

    private static List<StatusSaid> bounded(List<StatusSaid> all) {
        for (int i = 1; all.size() > MOST && i < all.size() - 1; ) {
            boolean within = all.get(i - 1).status().equals(all.get(i).status())
                    && all.get(i).status().equals(all.get(i + 1).status());
            if (within) {
                all.remove(i);
            } else {
                i++;
            }
        }
        return all.size() > MOST ? all.subList(all.size() - MOST, all.size()) : all;
    }

    /** When the last stretch of the status began; of one instant, the status that holds now is taken as the last. */
    static Optional<Instant> began(Collection<StatusSaid> said, String status) {
        Optional<Instant> last = said.stream().map(StatusSaid::at).max(Comparator.naturalOrder());
        Optional<Instant> began = Optional.empty();
        for (StatusSaid one : said) {
            boolean holds = one.status().equals(status);
            boolean overruled = last.equals(Optional.of(one.at())) && said.contains(new StatusSaid(one.at(), status));
            if (holds && began.isEmpty()) {
                began = Optional.of(one.at());
            } else if (!holds && !overruled) {
                began = Optional.empty();
            }
        }
        return began;
    }
}
