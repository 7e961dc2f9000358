@NullMarked
package app.merit.motivation.engine.input;

import org.jspecify.annotations.NullMarked;
