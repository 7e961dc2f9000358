@NullMarked
package app.merit.gateway.proxy;

import org.jspecify.annotations.NullMarked;
