package app.merit.kpidefinition.organisation.wire;

import app.merit.kpidefinition.organisation.domain.CrmIdentity;
import app.merit.kpidefinition.shared.domain.Validity;
import app.merit.kpidefinition.shared.wire.Shapes;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** @param crmUser the CRM's own id of the user */
public record CrmIdentityJson(
        @NotNull @Pattern(regexp = Shapes.CODE, message = Shapes.CODE_RULE)
        String source,

        @NotBlank @Size(max = 200) String crmUser,
        @NotNull LocalDate from,
        @Nullable LocalDate until) {
    static CrmIdentityJson of(CrmIdentity identity) {
        return new CrmIdentityJson(
                identity.source(),
                identity.crmUser(),
                identity.valid().from(),
                identity.valid().until());
    }

    CrmIdentity toDomain() {
        return new CrmIdentity(source, crmUser, new Validity(from, until));
    }
}
