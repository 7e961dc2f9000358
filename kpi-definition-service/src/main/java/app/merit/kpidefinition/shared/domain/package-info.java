@NullMarked
package app.merit.kpidefinition.shared.domain;

import org.jspecify.annotations.NullMarked;
