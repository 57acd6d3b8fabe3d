package io.tollgate.admin.spend;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tollgate.admin.http.ResponseJson;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was spent in a stretch of time. */
@ResponseJson
record SpendReport(
        @Schema(description = "The first moment counted: what was asked for, at the beginning of its hour")
        Instant from,

        @Schema(description = "The first moment no longer counted, at the beginning of an hour")
        Instant to,

        @Schema(description = "What rows are grouped by") List<String> groupBy,

        @Schema(allowableValues = {"hour", "day", "month"}) @Nullable String granularity,

        List<SpendRow> rows,
        SpendTotal total,

        @Schema(description = "Only where compare=previous asks for it") @Nullable Previous previous) {

    /** The same of the period before: moved back by as many whole days as the period takes, without buckets. */
    @ResponseJson
    @Schema(name = "PreviousSpend")
    record Previous(Instant from, Instant to, List<SpendRow> rows, SpendTotal total) {}
}
