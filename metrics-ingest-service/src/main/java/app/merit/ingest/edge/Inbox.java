package app.merit.ingest.edge;

import app.merit.ingest.domain.InboxMessage;

/** Where accepted requests are kept. */
public interface Inbox {
    /** Keeps the message for good; false if that is not certain within about 1.8 s. Blocks: call on a virtual thread. */
    boolean keep(InboxMessage message);
}
