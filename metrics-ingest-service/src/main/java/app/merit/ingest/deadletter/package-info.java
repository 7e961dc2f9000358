/** What could not be understood: looked at, replayed, altered with a second person, waived. */
@NullMarked
package app.merit.ingest.deadletter;

import org.jspecify.annotations.NullMarked;
