/** The webhook edge: proves, bounds, blanks, keeps and answers. It touches no database and understands no content. */
@NullMarked
package app.merit.ingest.edge;

import org.jspecify.annotations.NullMarked;
