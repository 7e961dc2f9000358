package app.merit.kpidefinition.target.rest;

import app.merit.kpidefinition.document.Author;
import app.merit.kpidefinition.shared.wire.Shapes;
import app.merit.kpidefinition.target.domain.TargetVersion;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A target to set or revise.
 *
 * @param value decimal text, not negative, at most the decimals of the KPI
 * @param currency for KPIs in money, and only for them
 * @param cause why it is revised
 */
public record TargetBody(
        @NotNull @Pattern(regexp = "\\d{1,19}(\\.\\d{1,6})?", message = "must be a decimal text such as \"100000.00\"")
        String value,

        @Nullable @Pattern(regexp = Shapes.CURRENCY, message = Shapes.CURRENCY_RULE)
        String currency,

        @Nullable
        @Pattern(
                regexp = "resources|people|market|process|other",
                message = "must be one of resources, people, market, process, other")
        String cause,

        @Nullable @Size(min = 1, max = 2000) String note) {
    TargetVersion toDomain(Author author) {
        return new TargetVersion(new BigDecimal(value), currency, author.login(), cause, note, author.at());
    }
}
