package io.tollgate.api.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A request and what it came to; money as numbers of USD, as in an answer's {@code usage}.
 *
 * @param createdAt accounting time
 * @param status {@code ok}, {@code error}, {@code cancelled} or {@code lost}
 */
@JsonNaming(SnakeCaseStrategy.class)
record RequestView(
        String object,
        String id,
        Instant createdAt,
        String keyId,
        String endpoint,
        String model,
        Optional<String> provider,
        Optional<String> offering,
        String status,
        int httpStatus,
        Optional<String> errorCode,
        boolean streamed,
        Optional<String> finishReason,
        Optional<String> endUser,
        Optional<String> clientRequestId,
        Map<String, String> tags,
        Optional<String> session,
        Map<String, String> metadata,
        UsageView usage,
        LatencyView latency,
        List<AttemptView> attempts,
        RoutingView routing) {

    /**
     * How it came to where it was served.
     *
     * @param requestedModel where another model stood in for it, and {@code downshift} why
     * @param saved by beginning with the cheaper one; below zero where that had to be given up
     */
    @JsonNaming(SnakeCaseStrategy.class)
    record RoutingView(
            Optional<Long> catalogueRevision,
            Optional<Instant> healthAt,
            Optional<String> requestedModel,
            Optional<String> downshift,
            Optional<BigDecimal> saved) {}

    /** {@code usage_source} says who counted. */
    @JsonNaming(SnakeCaseStrategy.class)
    record UsageView(
            long inputTokens,
            @JsonProperty("cache_read_tokens") long cacheReadTokens,
            @JsonProperty("cache_write_5m_tokens") long cacheWrite5mTokens,
            @JsonProperty("cache_write_1h_tokens") long cacheWrite1hTokens,
            long outputTokens,
            long reasoningTokens,
            String usageSource,
            BigDecimal cost,
            CostView costDetails) {}

    /** {@code lines} add up to {@code list} and {@code upstream}; there are none where nothing was priced. */
    record CostView(
            BigDecimal list,
            BigDecimal upstream,
            BigDecimal discount,
            BigDecimal fee,
            BigDecimal charged,
            List<LineView> lines) {}

    /** One kind of unit; the rates are per 1M tokens or characters, otherwise for each. */
    @JsonNaming(SnakeCaseStrategy.class)
    record LineView(
            String kind,
            long units,
            BigDecimal listRate,
            BigDecimal listCost,
            BigDecimal upstreamRate,
            BigDecimal upstreamCost) {}

    /** Milliseconds, to the microsecond. */
    @JsonNaming(SnakeCaseStrategy.class)
    record LatencyView(Optional<BigDecimal> ttftMs, BigDecimal totalMs, BigDecimal overheadMs) {}

    /**
     * {@code connect_ms}: until a connection was at hand; {@code upstream_cost}: of one that was given up for another one;
     * {@code spend}: the tenant's part of it.
     */
    @JsonNaming(SnakeCaseStrategy.class)
    record AttemptView(
            String provider,
            String offering,
            String outcome,
            @Nullable Integer status,
            BigDecimal startedMs,
            BigDecimal durationMs,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable BigDecimal connectMs,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable BigDecimal upstreamCost,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable BigDecimal spend) {}
}
