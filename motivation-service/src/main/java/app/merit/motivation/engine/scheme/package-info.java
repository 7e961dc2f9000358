@NullMarked
package app.merit.motivation.engine.scheme;

import org.jspecify.annotations.NullMarked;
