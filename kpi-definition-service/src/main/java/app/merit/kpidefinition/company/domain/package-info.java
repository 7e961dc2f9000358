@NullMarked
package app.merit.kpidefinition.company.domain;

import org.jspecify.annotations.NullMarked;
