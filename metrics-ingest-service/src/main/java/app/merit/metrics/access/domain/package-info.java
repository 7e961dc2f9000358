/** Who may see whose values, on which days. */
@NullMarked
package app.merit.metrics.access.domain;

import org.jspecify.annotations.NullMarked;
