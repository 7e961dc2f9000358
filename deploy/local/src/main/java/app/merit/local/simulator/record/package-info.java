/** What a simulated CRM holds: deals, activities and users with their modification times. */
@NullMarked
package app.merit.local.simulator.record;

import org.jspecify.annotations.NullMarked;
