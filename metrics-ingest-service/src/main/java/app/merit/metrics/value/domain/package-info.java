/** Subjects and their KPI values. */
@NullMarked
package app.merit.metrics.value.domain;

import org.jspecify.annotations.NullMarked;
