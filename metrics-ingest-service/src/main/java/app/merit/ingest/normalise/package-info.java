@NullMarked
package app.merit.ingest.normalise;

import org.jspecify.annotations.NullMarked;
