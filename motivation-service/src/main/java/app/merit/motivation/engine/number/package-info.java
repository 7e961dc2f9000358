@NullMarked
package app.merit.motivation.engine.number;

import org.jspecify.annotations.NullMarked;
