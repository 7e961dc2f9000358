@NullMarked
package app.merit.gateway.problem;

import org.jspecify.annotations.NullMarked;
