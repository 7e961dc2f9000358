/** Calls to CRMs: addresses, limits, logins, lookups. */
@NullMarked
package app.merit.ingest.read.call;

import org.jspecify.annotations.NullMarked;
