/** Numbers and what they were measured on. */
@NullMarked
package app.merit.bench.measure;

import org.jspecify.annotations.NullMarked;
