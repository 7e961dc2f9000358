/** The language of monday.com. */
@NullMarked
package app.merit.local.simulator.dialect.monday;

import org.jspecify.annotations.NullMarked;
