/** What operators see of reading back, and what they can ask for. */
@NullMarked
package app.merit.ingest.read.rest;

import org.jspecify.annotations.NullMarked;
