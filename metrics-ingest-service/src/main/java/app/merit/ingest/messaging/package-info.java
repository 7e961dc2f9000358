@NullMarked
package app.merit.ingest.messaging;

import org.jspecify.annotations.NullMarked;
