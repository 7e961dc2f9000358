/** The person who asks. */
@NullMarked
package app.merit.ingest.caller;

import org.jspecify.annotations.NullMarked;
