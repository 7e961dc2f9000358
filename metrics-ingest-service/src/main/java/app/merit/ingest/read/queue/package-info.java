/** The queue of records to be read back, and the loop that works it off. */
@NullMarked
package app.merit.ingest.read.queue;

import org.jspecify.annotations.NullMarked;
