package app.merit.kpidefinition.goal.domain;

import app.merit.kpidefinition.shared.domain.Names;
import org.jspecify.annotations.Nullable;

/** What the company, a department or an employee wants to reach; goals form a tree. */
public record Goal(
        String code,
        Names names,
        @Nullable String parent,
        @Nullable String department,
        @Nullable String employee) {}
