@NullMarked
package app.merit.motivation.engine.result;

import org.jspecify.annotations.NullMarked;
