/** From changes to contributions, cells and values, one transaction at a time. */
@NullMarked
package app.merit.metrics.aggregation;

import org.jspecify.annotations.NullMarked;
