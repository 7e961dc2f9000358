/** Sources and their secrets, administered while the role runs. */
@NullMarked
package app.merit.ingest.admin;

import org.jspecify.annotations.NullMarked;
