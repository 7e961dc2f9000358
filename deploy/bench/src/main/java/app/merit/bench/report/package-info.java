/** Reports as pages. */
@NullMarked
package app.merit.bench.report;

import org.jspecify.annotations.NullMarked;
