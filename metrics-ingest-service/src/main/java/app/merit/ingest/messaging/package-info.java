/** Kafka: topics, clients, and the JSON of what the ingest role publishes (contracts in src/main/contracts). */
@NullMarked
package app.merit.ingest.messaging;

import org.jspecify.annotations.NullMarked;
