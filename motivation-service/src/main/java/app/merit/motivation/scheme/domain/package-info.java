@NullMarked
package app.merit.motivation.scheme.domain;

import org.jspecify.annotations.NullMarked;
