/** The packaged ingest role on real engines, with simulated CRMs on both of its sides. */
@NullMarked
package app.merit.e2e.ingest;

import org.jspecify.annotations.NullMarked;
