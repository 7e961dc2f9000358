@NullMarked
package app.merit.kpidefinition.organisation.domain;

import org.jspecify.annotations.NullMarked;
