/** The bench of the webhook edge. */
@NullMarked
package app.merit.bench.ingest;

import org.jspecify.annotations.NullMarked;
