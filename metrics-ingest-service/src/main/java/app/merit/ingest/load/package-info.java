/** Loads history: from files that a person sends, or from the CRM's own list. */
@NullMarked
package app.merit.ingest.load;

import org.jspecify.annotations.NullMarked;
