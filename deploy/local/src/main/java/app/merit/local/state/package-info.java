/** What the launcher keeps on disk: data folder, secrets, lock, process records. */
@NullMarked
package app.merit.local.state;

import org.jspecify.annotations.NullMarked;
