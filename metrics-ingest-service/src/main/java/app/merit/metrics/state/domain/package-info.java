/** From the set of an entity's changes to its state; pure, and free of arrival order. */
@NullMarked
package app.merit.metrics.state.domain;

import org.jspecify.annotations.NullMarked;
