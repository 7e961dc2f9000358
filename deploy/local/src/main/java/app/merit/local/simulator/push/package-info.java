/** Webhooks of a simulated CRM and what becomes of them on their way. */
@NullMarked
package app.merit.local.simulator.push;

import org.jspecify.annotations.NullMarked;
