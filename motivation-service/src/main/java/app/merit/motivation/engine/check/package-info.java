@NullMarked
package app.merit.motivation.engine.check;

import org.jspecify.annotations.NullMarked;
