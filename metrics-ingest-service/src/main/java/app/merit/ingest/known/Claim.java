package app.merit.ingest.known;

import app.merit.ingest.domain.ChangeKind;
import app.merit.ingest.domain.Snapshot;
import app.merit.ingest.format.Keys;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What one change says about the decisive fields of its entity.
 *
 * @param key equal keys mean the same change; of those the one of the earliest time counts
 * @param timeless the time is only that of the receipt, so that the same change may come again at a later one
 * @param version of the CRM, normalised so that shorter is older; empty if it states none
 * @param digest puts changes of one instant in a fixed order where nothing else does
 * @param attested a signature covered it, or it was read from the CRM
 * @param lifts ends a deletion: a restore, or a full snapshot
 */
record Claim(
        String key,
        Instant at,
        boolean timeless,
        String version,
        String digest,
        boolean attested,
        boolean deletes,
        boolean restores,
        boolean lifts,
        Map<String, Optional<String>> says,
        Map<String, Optional<String>> before) {

    /** Of one instant: by version, then digest. */
    static final Comparator<Claim> ORDER = Comparator.comparing(Claim::at)
            .thenComparing(claim -> claim.version().length())
            .thenComparing(Claim::version)
            .thenComparing(Claim::digest)
            .thenComparing(Claim::key);

    private static final Pattern LEADING_ZEROS = Pattern.compile("^0+(?=\\d+$)");

    Claim {
        says = Map.copyOf(says);
        before = Map.copyOf(before);
    }

    static Claim of(KnownChange change) {
        boolean deletes = change.change() == ChangeKind.DELETED;
        // A deletion without a time has nothing in it that tells one from the next.
        String key = deletes && change.timeless() ? change.dedupeKey() + "@" + change.receivedAt() : change.dedupeKey();
        return new Claim(
                key,
                change.occurredAt(),
                change.timeless(),
                LEADING_ZEROS.matcher(change.version()).replaceFirst(""),
                digest(change),
                change.signed(),
                deletes,
                change.restores(),
                !deletes && (change.restores() || change.snapshot() == Snapshot.FULL),
                change.says(),
                change.before());
    }

    private static String digest(KnownChange change) {
        String text = "%s %s %s %s %s"
                .formatted(
                        change.dedupeKey(),
                        change.change(),
                        change.snapshot(),
                        new TreeMap<>(change.says()),
                        new TreeMap<>(change.before()));
        return Keys.digest(text.getBytes(StandardCharsets.UTF_8)).substring(0, 16);
    }

    boolean states(String field) {
        return says.containsKey(field);
    }

    /** In what a later claim would have to be newer for this one to be of no more use. */
    Set<String> aspects() {
        Set<String> aspects = new TreeSet<>(says.keySet());
        if (attested) {
            says.keySet().forEach(field -> aspects.add("attested." + field));
        }
        if (lifts) {
            aspects.add("lift");
        }
        return aspects;
    }

    /** True if it is needed for good: it may come again, or deletions have to be told from their repetitions. */
    boolean staysForGood() {
        return timeless || deletes || restores;
    }

    /** True if it states as old value of a field, which it alters, what the other states. */
    boolean follows(Claim earlier) {
        return before.entrySet().stream()
                .filter(old -> !old.getValue().equals(says.get(old.getKey())))
                .anyMatch(old -> old.getValue().equals(earlier.says.get(old.getKey())));
    }

    /** True if this one is known to come before the other of the same instant. */
    boolean precedes(Claim other) {
        if (!version.isEmpty() && !other.version.isEmpty() && !version.equals(other.version)) {
            return byVersion(other);
        }
        return other.follows(this) && !follows(other);
    }

    boolean byVersion(Claim other) {
        boolean both = !version.isEmpty() && !other.version.isEmpty();
        return both
                && Comparator.comparingInt(String::length)
                                .thenComparing(Comparator.naturalOrder())
                                .compare(version, other.version)
                        < 0;
    }
}
