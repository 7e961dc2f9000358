@NullMarked
package app.merit.kpidefinition.target.rest;

import org.jspecify.annotations.NullMarked;
