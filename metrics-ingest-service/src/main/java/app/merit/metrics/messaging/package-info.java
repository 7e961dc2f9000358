/** Kafka: changes and definitions in, contributions and values out. */
@NullMarked
package app.merit.metrics.messaging;

import org.jspecify.annotations.NullMarked;
