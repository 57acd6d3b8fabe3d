package io.tollgate.admin.request;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tollgate.admin.http.Named;
import io.tollgate.admin.http.ResponseJson;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One row of a list of requests. */
@ResponseJson
@Schema(name = "Request")
record RequestView(
        String id,

        @Schema(description = "0: the settlement; 1: a correction after a lost hold")
        int seq,

        @Schema(description = "When it was admitted") Instant at,

        Named team,
        Named key,
        @Nullable Named member,
        String endpoint,
        String model,
        @Nullable String provider,
        @Nullable String offering,

        @Schema(allowableValues = {"ok", "error", "cancelled", "lost"})
        String status,

        int httpStatus,
        @Nullable String errorCode,
        boolean streamed,
        long inputTokens,
        long outputTokens,
        long cacheReadTokens,
        long cacheWriteTokens,
        long reasoningTokens,

        @Schema(description = "USD", format = "decimal", example = "0.0125")
        String spend,

        @Schema(description = "Milliseconds to the first token") @Nullable Double ttftMs,

        @Schema(description = "Milliseconds in all") double totalMs,

        int attemptCount,

        @Schema(
                description = "The limits that only report, and would have refused it: whose, and which",
                example = "[\"team:rpm\", \"key/model:gpt-5:budget:day\"]")
        List<String> wouldRefuse) {}
