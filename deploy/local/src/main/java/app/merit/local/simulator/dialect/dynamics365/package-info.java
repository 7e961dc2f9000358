/** The language of Dynamics 365. */
@NullMarked
package app.merit.local.simulator.dialect.dynamics365;

import org.jspecify.annotations.NullMarked;
