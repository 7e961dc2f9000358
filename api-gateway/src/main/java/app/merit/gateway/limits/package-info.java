@NullMarked
package app.merit.gateway.limits;

import org.jspecify.annotations.NullMarked;
