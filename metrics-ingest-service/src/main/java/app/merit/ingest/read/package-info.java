/** Reads records back from CRMs: the queue, the limits, the logins, the addresses. */
@NullMarked
package app.merit.ingest.read;

import org.jspecify.annotations.NullMarked;
