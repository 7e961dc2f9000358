/** The launcher behind {@code ./merit}: starts the whole cluster on one machine and fills it with a demo company. */
@NullMarked
package app.merit.local;

import org.jspecify.annotations.NullMarked;
