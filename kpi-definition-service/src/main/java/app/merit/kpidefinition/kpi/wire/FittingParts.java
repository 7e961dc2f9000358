package app.merit.kpidefinition.kpi.wire;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The kind that a part states decides which of its fields must be there. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = FittingParts.Validator.class)
@interface FittingParts {
    String message() default "does not fit its kind";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** A part that knows which fields its kind needs. */
    interface Checked {
        void check(Report report);
    }

    /** Takes what does not fit. */
    final class Report {
        private final ConstraintValidatorContext context;
        private boolean fits = true;

        private Report(ConstraintValidatorContext context) {
            this.context = context;
        }

        void require(boolean holds, String field, String rule) {
            if (!holds) {
                fits = false;
                context.buildConstraintViolationWithTemplate(rule)
                        .addPropertyNode(field)
                        .addConstraintViolation();
            }
        }
    }

    /** Asks the part itself. */
    final class Validator implements ConstraintValidator<FittingParts, Checked> {
        @Override
        public boolean isValid(Checked part, ConstraintValidatorContext context) {
            context.disableDefaultConstraintViolation();
            Report report = new Report(context);
            part.check(report);
            return report.fits;
        }
    }
}
