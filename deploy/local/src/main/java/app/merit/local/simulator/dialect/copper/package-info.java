/** The language of Copper. */
@NullMarked
package app.merit.local.simulator.dialect.copper;

import org.jspecify.annotations.NullMarked;
