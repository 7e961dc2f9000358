@NullMarked
package app.merit.kpidefinition.company.application;

import org.jspecify.annotations.NullMarked;
