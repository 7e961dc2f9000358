/** The language of amoCRM. */
@NullMarked
package app.merit.local.simulator.dialect.amocrm;

import org.jspecify.annotations.NullMarked;
