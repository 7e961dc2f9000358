package app.merit.kpidefinition.organisation.mapping;

import org.jspecify.annotations.Nullable;

/** What is wrong with a row. @param place null: with the whole of what was sent */
record RowFault(
        @Nullable Integer place,
        String column,
        String rule,
        @Nullable String value) {}
