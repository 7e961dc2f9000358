/** {@code ./merit webhook check}: what Merit makes of a captured request, without a cluster. */
@NullMarked
package app.merit.ingest.check;

import org.jspecify.annotations.NullMarked;
