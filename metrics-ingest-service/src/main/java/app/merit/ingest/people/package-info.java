/** Who works in the CRMs, and which employees they are. */
@NullMarked
package app.merit.ingest.people;

import org.jspecify.annotations.NullMarked;
