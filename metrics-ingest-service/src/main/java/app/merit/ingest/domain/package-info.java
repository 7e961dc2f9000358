@NullMarked
package app.merit.ingest.domain;

import org.jspecify.annotations.NullMarked;
