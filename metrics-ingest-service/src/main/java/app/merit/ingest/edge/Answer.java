package app.merit.ingest.edge;

import app.merit.ingest.domain.Proof;

/** What the sender is told. */
sealed interface Answer {
    /** The bytes are safe; the status is the one the vendor takes as success. */
    record Kept(int status) implements Answer {}

    /** Not proven; all reasons look the same from outside. */
    record NotProven(Proof.Reason reason) implements Answer {}

    record WrongMediaType() implements Answer {}

    /** Could not be kept in time; the sender shall come again. */
    record Busy() implements Answer {}
}
