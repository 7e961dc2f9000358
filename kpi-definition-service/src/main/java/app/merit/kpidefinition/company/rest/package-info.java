@NullMarked
package app.merit.kpidefinition.company.rest;

import org.jspecify.annotations.NullMarked;
