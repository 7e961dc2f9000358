/** The language of Pipedrive. */
@NullMarked
package app.merit.local.simulator.dialect.pipedrive;

import org.jspecify.annotations.NullMarked;
