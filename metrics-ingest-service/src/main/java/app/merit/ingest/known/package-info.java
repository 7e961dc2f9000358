/** What the ingest role remembers of each entity, to compare it with the CRM. */
@NullMarked
package app.merit.ingest.known;

import org.jspecify.annotations.NullMarked;
