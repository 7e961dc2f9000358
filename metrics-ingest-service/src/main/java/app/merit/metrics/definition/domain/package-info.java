/** All definitions in force, as one consistent snapshot. */
@NullMarked
package app.merit.metrics.definition.domain;

import org.jspecify.annotations.NullMarked;
