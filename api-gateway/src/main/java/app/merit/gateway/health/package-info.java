@NullMarked
package app.merit.gateway.health;

import org.jspecify.annotations.NullMarked;
