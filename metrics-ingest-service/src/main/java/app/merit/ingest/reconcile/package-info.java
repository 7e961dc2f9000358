/** Compares what is known with the CRM's own lists, heals what was lost, and says per day whether all is there. */
@NullMarked
package app.merit.ingest.reconcile;

import org.jspecify.annotations.NullMarked;
