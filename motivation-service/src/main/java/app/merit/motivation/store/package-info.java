@NullMarked
package app.merit.motivation.store;

import org.jspecify.annotations.NullMarked;
