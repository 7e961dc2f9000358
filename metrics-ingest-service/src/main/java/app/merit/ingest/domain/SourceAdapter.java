package app.merit.ingest.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What Merit has to know about one type of CRM: how a request proves where it comes from, and what its items mean.
 * An adapter does no I/O, keeps no state and asks no clock. One implementation per folder under {@code crm}, listed in
 * {@code SourceType}.
 */
public interface SourceAdapter {

    /** Proves the sender over the raw bytes, in constant time, trying every active secret. */
    Proof prove(Request request, List<Secret> secrets, Instant now);

    /** True if the body states a tenant and it is none of the accounts; a body that states none does not contradict. */
    default boolean contradicts(Request request, Set<String> accounts) {
        return false;
    }

    /** True if the body's media type is one that this CRM sends. */
    boolean accepts(Headers headers);

    /** Every text in which the secret could stand in a request; all of them are blanked before anything is stored. */
    default List<String> traces(Secret secret) {
        return List.of(secret.value());
    }

    /** The status the vendor takes as success. */
    int acceptedStatus();

    /** What is wrong with these settings, in words for the operator, or empty. */
    default Optional<String> complaint(SourceSettings settings) {
        return Optional.empty();
    }

    /** What the request says. Any bytes give a list; none throw. */
    List<Item> decode(Received received);
}
