package io.tollgate.admin.spend;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tollgate.admin.http.Named;
import io.tollgate.admin.http.ResponseJson;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One group's sums; what was not grouped by is null. */
@ResponseJson
record SpendRow(
        @Nullable Named team,
        @Nullable Named key,

        @Schema(description = "Null also for keys of nobody in particular") @Nullable Named member,

        @Nullable String model,

        @Schema(description = "Null also for requests that no provider served") @Nullable String provider,

        @Nullable String offering,
        @Nullable String status,

        @Schema(description = "Null also for requests that name no end user") @Nullable String endUser,

        @Schema(description = "The tags grouped by; null for rows without such a tag")
        Map<String, @Nullable String> tags,

        @Schema(description = "The beginning of the hour, day or month in UTC") @Nullable Instant bucket,

        long requests,
        long errors,
        long inputTokens,
        long outputTokens,
        long cacheReadTokens,
        long cacheWriteTokens,
        long reasoningTokens,

        @Schema(description = "The part of the input that providers had cached; null without any input") @Nullable Double cacheHitRate,

        @Schema(description = "What the tenant pays in all", format = "decimal", example = "0.0125")
        String spend,

        @Schema(format = "decimal") String charged,
        @Schema(format = "decimal") String listCost,
        @Schema(format = "decimal") String upstreamCost,
        @Schema(format = "decimal") String discount,
        @Schema(format = "decimal") String fee,

        @Schema(description = SpendTotal.SAVED, format = "decimal")
        String saved) {}
