/** From inbox messages to canonical changes and dead letters. */
@NullMarked
package app.merit.ingest.normalise;

import org.jspecify.annotations.NullMarked;
