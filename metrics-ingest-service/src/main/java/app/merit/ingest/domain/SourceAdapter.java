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

    /** Proves the sender over the raw bytes, in constant time, trying every active secret of the source. */
    Proof prove(Request request, SourceSettings source, Instant now);

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

    /**
     * The body without what is secret by its place and not by its value: session ids, access tokens that the vendor
     * sends along. What the source's own secrets left behind is blanked besides, by their {@link #traces}.
     */
    default byte[] withoutCredentials(byte[] body) {
        return body;
    }

    /** What the vendor takes as success for this request. */
    Reply reply(Request request);

    /**
     * The answer to a request by which the vendor only checks the address; nothing is kept of it and it needs no proof.
     * Empty: an ordinary request.
     */
    default Optional<Reply> handshake(Request request) {
        return Optional.empty();
    }

    /** What is wrong with these settings, in words for the operator, or empty. */
    default Optional<String> complaint(SourceSettings settings) {
        return Optional.empty();
    }

    /** What the request says. Any bytes give a list; none throw. */
    List<Item> decode(Received received);

    /** How records of this CRM are read back; empty if it has no such API. */
    default Optional<RecordApi> records() {
        return Optional.empty();
    }
}
