@NullMarked
package app.merit.gateway.guard;

import org.jspecify.annotations.NullMarked;
