/** The processes of a bench and the engines below them. */
@NullMarked
package app.merit.bench.process;

import org.jspecify.annotations.NullMarked;
