package io.tollgate.admin.spend;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tollgate.admin.http.ResponseJson;
import org.jspecify.annotations.Nullable;

/** Requests, tokens and money added up; money in USD. */
@ResponseJson
record SpendTotal(
        long requests,
        long errors,

        @Schema(description = "Not cached") long inputTokens,

        long outputTokens,
        long cacheReadTokens,
        long cacheWriteTokens,

        @Schema(description = "A part of output_tokens") long reasoningTokens,

        @Schema(description = "The part of the input that providers had cached; null without any input") @Nullable Double cacheHitRate,

        @Schema(description = "What the tenant pays in all", format = "decimal", example = "0.0125")
        String spend,

        @Schema(format = "decimal") String charged,
        @Schema(format = "decimal") String listCost,
        @Schema(format = "decimal") String upstreamCost,
        @Schema(format = "decimal") String discount,
        @Schema(format = "decimal") String fee,

        @Schema(description = SpendTotal.SAVED, format = "decimal")
        String saved) {

    /** What the API says of {@link #saved}. */
    static final String SAVED =
            "What tokens that were read from providers' caches would have cost more as plain input, "
                    + "at the list prices that they were charged by; no part of the other amounts";
}
