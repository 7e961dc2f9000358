/** What the webhook edge is compared with. */
@NullMarked
package app.merit.bench.peer;

import org.jspecify.annotations.NullMarked;
