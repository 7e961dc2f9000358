@NullMarked
package app.merit.motivation.definitions.store;

import org.jspecify.annotations.NullMarked;
