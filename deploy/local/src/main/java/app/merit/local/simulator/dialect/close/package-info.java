/** The language of Close. */
@NullMarked
package app.merit.local.simulator.dialect.close;

import org.jspecify.annotations.NullMarked;
