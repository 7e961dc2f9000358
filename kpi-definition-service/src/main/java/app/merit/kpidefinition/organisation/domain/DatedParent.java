package app.merit.kpidefinition.organisation.domain;

import app.merit.kpidefinition.shared.domain.Validity;
import org.jspecify.annotations.Nullable;

/**
 * What a department belongs to for a time.
 *
 * @param parent code of a department; null: a root on these days
 */
public record DatedParent(@Nullable String parent, Validity valid) {}
