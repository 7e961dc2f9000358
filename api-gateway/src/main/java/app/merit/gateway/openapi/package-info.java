@NullMarked
package app.merit.gateway.openapi;

import org.jspecify.annotations.NullMarked;
