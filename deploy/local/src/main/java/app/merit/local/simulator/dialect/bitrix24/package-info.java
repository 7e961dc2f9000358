/** The language of Bitrix24. */
@NullMarked
package app.merit.local.simulator.dialect.bitrix24;

import org.jspecify.annotations.NullMarked;
