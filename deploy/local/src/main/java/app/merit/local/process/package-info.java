/** Operating system processes: start, watch, identify, measure, end. */
@NullMarked
package app.merit.local.process;

import org.jspecify.annotations.NullMarked;
