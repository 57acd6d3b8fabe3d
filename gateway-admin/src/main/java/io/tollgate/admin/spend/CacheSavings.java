package io.tollgate.admin.spend;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tollgate.admin.http.ResponseJson;
import java.time.Instant;

/** What prompt caches of providers saved in a stretch of time. */
@ResponseJson
record CacheSavings(
        Instant from,
        Instant to,

        @Schema(description = "Tokens that were read from a cache")
        long cacheReadTokens,

        @Schema(
                description =
                        "What they would have cost more as plain input, in USD at the list prices that they were charged by",
                format = "decimal",
                example = "1.25")
        String saved) {}
