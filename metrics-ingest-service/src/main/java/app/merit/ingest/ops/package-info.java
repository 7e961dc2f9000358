/** What operators and the close gate are told: {@code ops.events}, {@code ops.readiness}. */
@NullMarked
package app.merit.ingest.ops;

import org.jspecify.annotations.NullMarked;
