package io.tollgate.admin.margin;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tollgate.admin.http.Named;
import io.tollgate.admin.http.ResponseJson;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

@ResponseJson
record MarginReport(Instant from, Instant to, List<Row> rows, Sums total) {

    @ResponseJson
    @Schema(name = "MarginRow", description = "What is not grouped by is null")
    record Row(
            @Nullable Named organization,
            @Nullable String model,
            @Nullable String provider,
            @Nullable String offering,
            @Nullable Instant bucket,
            Sums sums) {}

    @ResponseJson
    @Schema(name = "MarginSums", description = "In USD")
    record Sums(
            long requests,
            long errors,

            @Schema(description = "What tenants paid in all, to whomever")
            String spend,

            @Schema(description = "What they paid to the platform")
            String charged,

            String listCost,
            String discount,
            String fee,

            @Schema(description = "What providers bill, the tenants' own keys included")
            String upstreamCost,

            @Schema(
                    description =
                            "What stays with the platform: charged, less what providers bill to the platform's keys")
            String margin) {}
}
