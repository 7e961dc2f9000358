@NullMarked
package app.merit.gateway.route.domain;

import org.jspecify.annotations.NullMarked;
