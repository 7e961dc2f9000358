package app.merit.ingest.known;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What is remembered of one entity: a function of the set of its changes, whatever their order and repetition. It keeps
 * only the claims that can still matter, so its size does not grow with the number of changes; beyond
 * {@link #MOST_CLAIMS} the oldest are let go.
 *
 * @param claims by key
 * @param said when which status was stated, for the beginning of the stretch that holds now
 * @param newestAt latest time of a change
 */
record EntityFold(Map<String, Claim> claims, List<StatusSaid> said, Instant newestAt, Optional<LastRead> lastRead) {
    static final int MOST_CLAIMS = 100;
    /** How long after a deletion without a time another one is taken for its redelivery; as the metrics role has it. */
    static final Duration REDELIVERY = Duration.ofHours(2);

    static final EntityFold NOTHING = new EntityFold(Map.of(), List.of(), Instant.MIN, Optional.empty());

    /** @param readAt start of the read */
    record LastRead(String key, Instant readAt) implements Comparable<LastRead> {
        @Override
        public int compareTo(LastRead other) {
            return Comparator.comparing(LastRead::readAt)
                    .thenComparing(LastRead::key)
                    .compare(this, other);
        }
    }

    EntityFold {
        claims = Map.copyOf(claims);
        said = List.copyOf(said);
    }

    EntityFold with(KnownChange change) {
        Claim claim = Claim.of(change);
        Optional<LastRead> read =
                switch (change.origin()) {
                    case READ -> later(new LastRead(change.dedupeKey(), change.receivedAt()));
                    case WEBHOOK, IMPORT -> lastRead;
                };
        Instant newest = change.occurredAt().isAfter(newestAt) ? change.occurredAt() : newestAt;
        return new EntityFold(kept(claim), StatusSaid.with(said, claim), newest, read);
    }

    private Optional<LastRead> later(LastRead read) {
        return lastRead.filter(known -> known.compareTo(read) >= 0).or(() -> Optional.of(read));
    }

    private Map<String, Claim> kept(Claim claim) {
        if (claim.aspects().isEmpty() && !claim.deletes()) {
            return claims;
        }
        Map<String, Claim> all = new HashMap<>(claims);
        all.merge(claim.key(), claim, (a, b) -> Claim.ORDER.compare(a, b) <= 0 ? a : b);
        return bounded(useful(all.values()));
    }

    /** What may move to an earlier time outdates nothing. */
    private static List<Claim> useful(Collection<Claim> claims) {
        Map<String, Instant> newest = new HashMap<>();
        claims.stream()
                .filter(claim -> !claim.timeless())
                .forEach(claim -> claim.aspects()
                        .forEach(aspect -> newest.merge(aspect, claim.at(), (a, b) -> a.isAfter(b) ? a : b)));
        return claims.stream()
                .filter(claim -> claim.staysForGood()
                        || claim.aspects().stream()
                                .anyMatch(aspect -> newest.get(aspect).equals(claim.at())))
                .toList();
    }

    private static Map<String, Claim> bounded(List<Claim> claims) {
        Map<String, Claim> kept = new HashMap<>();
        claims.stream()
                .sorted(Claim.ORDER.reversed())
                .limit(MOST_CLAIMS)
                .forEach(claim -> kept.put(claim.key(), claim));
        return kept;
    }

    /** The claims of the newest instant at which the field was stated. */
    private static OneInstant newest(Collection<Claim> claims, String field) {
        Optional<Instant> at = claims.stream()
                .filter(claim -> claim.states(field))
                .map(Claim::at)
                .max(Comparator.naturalOrder());
        return new OneInstant(claims.stream()
                .filter(claim -> at.equals(Optional.of(claim.at())))
                .toList());
    }

    /** The claims that count. */
    private List<Claim> counting() {
        return Deletions.withoutRepetitions(claims.values(), REDELIVERY);
    }

    /** The value that the field has now; empty if cleared or never stated. */
    Optional<String> value(Decisive field) {
        return value(counting(), field);
    }

    private static Optional<String> value(Collection<Claim> claims, Decisive field) {
        return newest(claims, field.wire())
                .last(field.wire())
                .flatMap(claim -> claim.says().get(field.wire()));
    }

    /** The currency that the CRM stated last; if it never did, the one that was assumed. */
    Optional<String> currency() {
        return value(Decisive.CURRENCY).or(() -> value(Decisive.ASSUMED_CURRENCY));
    }

    boolean deleted() {
        return Deletions.deleted(counting());
    }

    /** True if signed changes or reads state what the decisive fields have now, the time of closing included. */
    boolean confirmed() {
        List<Claim> attested = counting().stream().filter(Claim::attested).toList();
        return Confirmation.fieldsOf(value(Decisive.STATUS)).stream()
                .allMatch(field -> value(field).equals(value(attested, field)));
    }

    /** True if the entity is worth money. */
    boolean bearsMoney() {
        return value(Decisive.AMOUNT).filter(amount -> !amount.equals("0")).isPresent();
    }

    /** When it was won: the CRM's own time if the stretch that holds now states it, else the beginning of the stretch. */
    Optional<Instant> wonAt() {
        if (!value(Decisive.STATUS).equals(Optional.of("won"))) {
            return Optional.empty();
        }
        Optional<Instant> began = StatusSaid.began(allSaid(), "won");
        return stated(Decisive.WON_AT, began)
                .or(() -> stated(Decisive.CLOSED_AT, began))
                .or(() -> began);
    }

    private Collection<StatusSaid> allSaid() {
        TreeSet<StatusSaid> all = new TreeSet<>(said);
        counting().stream()
                .filter(claim -> claim.timeless())
                .flatMap(claim -> StatusSaid.of(claim).stream())
                .forEach(all::add);
        return all;
    }

    private Optional<Instant> stated(Decisive field, Optional<Instant> since) {
        return newest(counting(), field.wire())
                .last(field.wire())
                .filter(claim -> since.isEmpty() || !claim.at().isBefore(since.get()))
                .flatMap(claim -> claim.says().get(field.wire()))
                .flatMap(Instants::parse);
    }

    /** True if what holds now was chosen by digest between changes of this instant. */
    boolean tiedAt(Instant at) {
        OneInstant instant = new OneInstant(
                counting().stream().filter(claim -> claim.at().equals(at)).toList());
        boolean field =
                Decisive.TIES.stream().anyMatch(one -> instant.undecided(one.wire()) && isNewest(one.wire(), at));
        boolean lifted = counting().stream()
                .anyMatch(claim -> claim.lifts() && claim.at().isAfter(at));
        return field || !lifted && instant.deletionUndecided();
    }

    private boolean isNewest(String field, Instant at) {
        return counting().stream()
                .filter(claim -> claim.states(field))
                .noneMatch(claim -> claim.at().isAfter(at));
    }
}
