/** The one door of Merit: checks, limits and logs in what comes from outside, and passes it on. No business rule. */
@NullMarked
package app.merit.gateway;

import org.jspecify.annotations.NullMarked;
