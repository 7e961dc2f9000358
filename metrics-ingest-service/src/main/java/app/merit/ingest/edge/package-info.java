@NullMarked
package app.merit.ingest.edge;

import org.jspecify.annotations.NullMarked;
