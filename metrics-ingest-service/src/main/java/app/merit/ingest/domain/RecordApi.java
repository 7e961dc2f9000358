package app.merit.ingest.domain;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the records of one type of CRM are read over its REST API. Pure: it says what to ask and what an answer means; the
 * asking (limits, retries, logins, addresses) is the reader's work. What asks takes only kinds of {@link #kinds} and cursors
 * of a page before, and may throw IllegalArgumentException for others; what reads an answer or a record throws for none.
 */
public interface RecordApi {

    /** A kind of record that can be listed. @param kind as in {@link Item.Fact#kind()} */
    record Kind(String kind, Entity entity) {}

    /**
     * Something that must be known beside a record to understand it: what the stages mean, which currency an id is.
     * It is asked rarely and travels with each record, under its name in {@code lookups}, so that a record reads the same
     * at every replay.
     */
    record Lookup(String name, ApiCall call) {}

    /** The vendor's own limits, all of which hold at one time. */
    List<RateLimit> limits(SourceSettings source);

    /** Address up to where paths begin, from the settings; empty if it cannot be told, with which nothing is read. */
    Optional<String> baseUrl(SourceSettings source);

    /** Hosts of the vendor, {@code *.} allowed in front: no other is called unless the source states it as its base. */
    List<String> hosts();

    /** Headers of the login, from the credentials. */
    Map<String, String> login(Map<String, String> credentials);

    /** How an expired login is renewed; empty if it cannot be. The call goes to the host it names if its path is an address. */
    default Optional<ApiCall> refresh(SourceSettings source, Map<String, String> credentials) {
        return Optional.empty();
    }

    /** The credentials that the answer to {@link #refresh} brings; empty if it brings none. */
    default Map<String, String> refreshed(ApiResponse response) {
        return Map.of();
    }

    /** Kinds of record that this source lets us list and read. */
    List<Kind> kinds(SourceSettings source);

    ApiCall read(SourceSettings source, String kind, String crmId);

    Reading understand(SourceSettings source, String kind, String crmId, ApiResponse response);

    /** Lookups that records of the kind need; see {@link Lookup}. */
    default List<Lookup> lookups(SourceSettings source, String kind) {
        return List.of();
    }

    /** The answer to a lookup as JSON object text, reduced to what is needed; empty if it is no such answer. */
    default Optional<String> lookedUp(SourceSettings source, String name, ApiResponse response) {
        return Optional.empty();
    }

    /**
     * Records of the kind that changed since an instant, oldest change first where the vendor can sort.
     *
     * @param cursor of a page before; empty for the first
     * @return empty if the vendor has no such list
     */
    Optional<ApiCall> list(SourceSettings source, String kind, Instant changedSince, Optional<String> cursor);

    RecordPage page(SourceSettings source, String kind, ApiResponse response);

    /**
     * The same, told what was asked for: for vendors whose answers do not say which page they are.
     *
     * @param changedSince as in {@link #list}
     * @param cursor as in {@link #list}
     */
    default RecordPage page(
            SourceSettings source, String kind, Instant changedSince, Optional<String> cursor, ApiResponse response) {
        return page(source, kind, response);
    }

    /** The CRM's users; empty if it does not let us list them. */
    default Optional<ApiCall> users(SourceSettings source, Optional<String> cursor) {
        return Optional.empty();
    }

    default UserPage userPage(SourceSettings source, ApiResponse response) {
        return new UserPage.Users(List.of(), Optional.empty());
    }

    /** True if the time of this CRM's events is the time of the change, so that a record read as older is out of date. */
    default boolean eventsCarryChangeTime() {
        return true;
    }

    /**
     * What a record says: a full snapshot at its own modification time. The body of {@code received} is
     * {@code {"record": ..., "lookups": {name: ...}}}. Dedupe keys and what a missing modification time means are set by
     * who calls this. Any bytes give a list; none throw.
     */
    List<Item> decode(Received received);
}
