@NullMarked
package app.merit.motivation.engine;

import org.jspecify.annotations.NullMarked;
