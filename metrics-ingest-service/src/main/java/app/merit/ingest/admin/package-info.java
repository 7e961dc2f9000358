/** Sources and their secrets, administered while the role runs; who does it. */
@NullMarked
package app.merit.ingest.admin;

import org.jspecify.annotations.NullMarked;
