@NullMarked
package app.merit.ingest.catalogue;

import org.jspecify.annotations.NullMarked;
