/** Simulated CRMs that speak the real wire formats in both directions, and what happens in those of the demo. */
@NullMarked
package app.merit.local.simulator;

import org.jspecify.annotations.NullMarked;
