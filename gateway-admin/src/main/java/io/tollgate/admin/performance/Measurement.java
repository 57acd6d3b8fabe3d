package io.tollgate.admin.performance;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tollgate.admin.http.ResponseJson;
import org.jspecify.annotations.Nullable;

/** How one group of requests was served. */
@ResponseJson
record Measurement(
        @Schema(
                description =
                        "The model, provider or offering; empty without group_by, and for requests that nobody served")
        String name,

        long requests,
        long errors,

        @Schema(description = "Milliseconds to the first token, of requests that had one") @Nullable Percentiles ttft,

        @Schema(description = "Milliseconds in all, of requests that were served") @Nullable Percentiles total,

        @Schema(description = "Milliseconds of the gateway's own work") @Nullable Percentiles overhead,

        @Schema(description = "Output tokens a second after the first, of streams together") @Nullable Double throughput) {

    /** Half, 95% and 99% of the requests took no longer. */
    @ResponseJson
    record Percentiles(double p50, double p95, double p99) {}
}
