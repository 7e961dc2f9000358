@NullMarked
package app.merit.gateway.route;

import org.jspecify.annotations.NullMarked;
