/** What is left after processes were killed. */
@NullMarked
package app.merit.bench.faults;

import org.jspecify.annotations.NullMarked;
