/** KPI definitions, and what an entity adds to them. */
@NullMarked
package app.merit.metrics.kpi.domain;

import org.jspecify.annotations.NullMarked;
