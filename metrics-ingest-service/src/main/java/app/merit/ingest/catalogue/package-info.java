/** What is known about each source: type, currency, health; never a secret. */
@NullMarked
package app.merit.ingest.catalogue;

import org.jspecify.annotations.NullMarked;
