/** The REST and SSE edge, and who may see what. */
@NullMarked
package app.merit.metrics.rest;

import org.jspecify.annotations.NullMarked;
