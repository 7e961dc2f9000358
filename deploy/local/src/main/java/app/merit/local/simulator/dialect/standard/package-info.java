/** The language of a CRM of one's own that posts CloudEvents. */
@NullMarked
package app.merit.local.simulator.dialect.standard;

import org.jspecify.annotations.NullMarked;
