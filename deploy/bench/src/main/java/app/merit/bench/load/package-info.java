/** The load generator: a process of its own that is told what to send and tells what came back. */
@NullMarked
package app.merit.bench.load;

import org.jspecify.annotations.NullMarked;
