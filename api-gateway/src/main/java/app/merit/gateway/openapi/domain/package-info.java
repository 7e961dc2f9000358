@NullMarked
package app.merit.gateway.openapi.domain;

import org.jspecify.annotations.NullMarked;
