/** PostgreSQL: facts, contributions, cells, values and the outbox, by set-based SQL. */
@NullMarked
package app.merit.metrics.store;

import org.jspecify.annotations.NullMarked;
