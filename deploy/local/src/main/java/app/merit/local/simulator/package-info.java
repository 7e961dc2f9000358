/** A simulated CRM that speaks the real wire formats. */
@NullMarked
package app.merit.local.simulator;

import org.jspecify.annotations.NullMarked;
