/**
 * Merit's own source type, for systems a company wrote itself: CloudEvents 1.0 (structured, binary, batch) or the plain
 * body of Standard Webhooks, signed as Standard Webhooks say. Data are the fields of the canonical change; a field that
 * is missing is not stated, null clears it, and what is not known is refused into the dead letters, not guessed.
 */
@NullMarked
package app.merit.ingest.crm.standard;

import org.jspecify.annotations.NullMarked;
