/** Bounded readers of what CRMs send: form bodies, JSON, numbers, times. Any input gives a value; none throws. */
@NullMarked
package app.merit.ingest.format;

import org.jspecify.annotations.NullMarked;
