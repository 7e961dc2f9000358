/** The ingest role's own database. */
@NullMarked
package app.merit.ingest.store;

import org.jspecify.annotations.NullMarked;
