package app.merit.ingest.edge;

import app.merit.ingest.domain.Proof;
import app.merit.ingest.domain.Reply;

/** What the sender is told. */
sealed interface Answer {
    /** The bytes are safe; the reply is what the vendor takes as success. */
    record Kept(Reply reply) implements Answer {}

    /** The vendor only checked the address; nothing is kept. */
    record Handshake(Reply reply) implements Answer {}

    /** Not proven; all reasons look the same from outside. */
    record NotProven(Proof.Reason reason) implements Answer {}

    record WrongMediaType() implements Answer {}

    /** @param proven true if a proven sender lost something */
    record TooLarge(boolean proven) implements Answer {}

    /**
     * Not proven by what is known, and not all is known yet: a CRM that is refused may switch its hook off, so that it shall
     * come again instead.
     */
    record Unsure() implements Answer {}

    /** Could not be kept in time; the sender shall come again. */
    record Busy() implements Answer {}
}
