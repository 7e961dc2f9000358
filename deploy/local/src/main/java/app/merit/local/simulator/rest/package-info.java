/** The REST side of a simulated CRM: one server, its limits and failures, and a count of every call. */
@NullMarked
package app.merit.local.simulator.rest;

import org.jspecify.annotations.NullMarked;
