/** The demo company and the way it is loaded. */
@NullMarked
package app.merit.local.demo;

import org.jspecify.annotations.NullMarked;
