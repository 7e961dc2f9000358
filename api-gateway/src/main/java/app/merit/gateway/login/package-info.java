@NullMarked
package app.merit.gateway.login;

import org.jspecify.annotations.NullMarked;
