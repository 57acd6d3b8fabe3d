package io.tollgate.admin.refusal;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tollgate.admin.http.Named;
import io.tollgate.admin.http.ResponseJson;
import java.time.Instant;
import java.util.List;

/** Requests that were turned away before any provider was asked; they cost nothing and have no rows. */
@ResponseJson
record RefusalReport(
        @Schema(description = "The first moment counted: what was asked for, at the beginning of its hour")
        Instant from,

        @Schema(description = "The first moment no longer counted, at the beginning of an hour")
        Instant to,

        List<Row> rows,
        long total,

        @Schema(description = "Requests that were served, because the limits that would have refused them only report")
        List<Row> reported) {

    @ResponseJson
    @Schema(name = "RefusalRow")
    record Row(
            Named team,
            Named key,

            @Schema(description = "The error's code", example = "budget_exceeded")
            String reason,

            @Schema(description = "Whose limit was hit; `none` where it was no limit", example = "team")
            String scope,

            long refusals,

            @Schema(description = "The beginning of the last hour in which it happened")
            Instant lastHour) {}
}
