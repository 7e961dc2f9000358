/** Load, freshness and faults, behind {@code ./merit bench}. */
@NullMarked
package app.merit.bench;

import org.jspecify.annotations.NullMarked;
