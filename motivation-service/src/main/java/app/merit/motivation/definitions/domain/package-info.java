@NullMarked
package app.merit.motivation.definitions.domain;

import org.jspecify.annotations.NullMarked;
