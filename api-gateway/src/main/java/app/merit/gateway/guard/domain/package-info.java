@NullMarked
package app.merit.gateway.guard.domain;

import org.jspecify.annotations.NullMarked;
