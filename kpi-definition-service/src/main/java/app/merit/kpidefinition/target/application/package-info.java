@NullMarked
package app.merit.kpidefinition.target.application;

import org.jspecify.annotations.NullMarked;
