/** The ingest role: webhooks in, canonical changes out. It shares nothing with the metrics role but Kafka. */
@NullMarked
package app.merit.ingest;

import org.jspecify.annotations.NullMarked;
