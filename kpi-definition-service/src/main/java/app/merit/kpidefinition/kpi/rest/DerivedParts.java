package app.merit.kpidefinition.kpi.rest;

import app.merit.kpidefinition.kpi.wire.VersionJson;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Numbers and ends of versions follow from their order; a request may repeat them but not contradict them. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = DerivedParts.Validator.class)
@interface DerivedParts {
    String message() default "contradicts what follows from the order of the versions";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Compares what is stated with what follows. */
    final class Validator implements ConstraintValidator<DerivedParts, KpiBody> {
        @Override
        public boolean isValid(KpiBody body, ConstraintValidatorContext context) {
            context.disableDefaultConstraintViolation();
            List<@Nullable VersionJson> versions = body.versions() == null ? List.of() : body.versions();
            boolean valid = true;
            for (int i = 0; i < versions.size(); i++) {
                VersionJson version = versions.get(i);
                if (version == null) {
                    continue;
                }
                if (version.version() != null && version.version() != i + 1) {
                    valid = refuse(context, i, "version", "must be " + (i + 1) + ", or absent");
                }
                VersionJson following = i + 1 < versions.size() ? versions.get(i + 1) : null;
                LocalDate end = following == null ? null : following.from();
                if (version.until() != null && !version.until().equals(end)) {
                    valid = refuse(context, i, "until", "must be the from of the next version, or absent");
                }
            }
            return valid;
        }

        private static boolean refuse(ConstraintValidatorContext context, int i, String field, String rule) {
            context.buildConstraintViolationWithTemplate(rule)
                    .addPropertyNode("versions[" + i + "]." + field)
                    .addConstraintViolation();
            return false;
        }
    }
}
