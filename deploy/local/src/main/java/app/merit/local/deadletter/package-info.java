/** {@code ./merit dead-letters}: what could not be understood, over the API of the running cluster. */
@NullMarked
package app.merit.local.deadletter;

import org.jspecify.annotations.NullMarked;
