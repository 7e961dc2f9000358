/** The language of HubSpot. */
@NullMarked
package app.merit.local.simulator.dialect.hubspot;

import org.jspecify.annotations.NullMarked;
