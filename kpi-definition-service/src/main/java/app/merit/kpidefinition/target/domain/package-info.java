@NullMarked
package app.merit.kpidefinition.target.domain;

import org.jspecify.annotations.NullMarked;
