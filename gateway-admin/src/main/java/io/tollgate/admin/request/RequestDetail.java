package io.tollgate.admin.request;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tollgate.admin.http.ResponseJson;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request with everything that is known of it. */
@ResponseJson
record RequestDetail(
        RequestView request,

        @Schema(description = "The client's own x-request-id") @Nullable String clientRequestId,

        @Nullable String endUser,
        @Nullable String upstreamModel,
        @Nullable String finishReason,

        @Schema(allowableValues = {"provider", "estimated", "lost", "none"})
        String usageSource,

        @Schema(description = "Of the key") Map<String, Object> tags,

        @Schema(description = "The client's own session_id, or x-session-id") @Nullable String session,

        @Schema(description = "The client's own") Map<String, Object> metadata,

        Latency latency,
        List<RequestAttempt> attempts,

        @Schema(
                description =
                        "The gateway's own headers of the answer, put together from the row; those that told what was left of limits then are not kept")
        Map<String, String> headers,

        RequestCost cost,
        Routing routing,

        @Schema(description = "Whether its prompt and answer were kept; `/api/requests/{id}/payload` has them")
        boolean payloadCaptured) {

    /** The same with its attempts, and the headers that follow from them. */
    RequestDetail with(List<RequestAttempt> made) {
        return new RequestDetail(
                request,
                clientRequestId,
                endUser,
                upstreamModel,
                finishReason,
                usageSource,
                tags,
                session,
                metadata,
                latency,
                made,
                new AnswerHeaders(this, made).all(),
                cost,
                routing,
                payloadCaptured);
    }

    /** How it came to where it was served. */
    @ResponseJson
    @Schema(name = "RequestRouting")
    record Routing(
            @Schema(description = "Of the catalogue that was planned on") @Nullable Long catalogueRevision,

            @Schema(description = "When what was known of the offerings' health was put together") @Nullable Instant healthAt,

            @Schema(description = "Where another model stood in for it") @Nullable String requestedModel,

            @Schema(description = "Why it did, such as `rate_limited`, `open`, `slow` or `failed`") @Nullable String downshift,

            @Schema(
                    description = "USD, by beginning with the cheaper one; below zero where that had to be given up",
                    format = "decimal")
            @Nullable String saved,

            @Schema(
                    description =
                            "Candidates with their scores, and what was excluded and why; of a sample of the requests, and of those that asked for it")
            @Nullable Map<String, Object> plan) {}

    /** Parts of the time, in milliseconds. */
    @ResponseJson
    @Schema(name = "RequestLatency")
    record Latency(
            double authMs,
            double planMs,
            double admitMs,
            @Nullable Double ttftMs,
            double totalMs,

            @Schema(description = "The gateway's own part of the total")
            double overheadMs) {}

    /** One try at one offering. */
    @ResponseJson
    record RequestAttempt(
            int position,
            String provider,
            String offering,

            @Schema(
                    description =
                            "'served', 'outpaced' by another one beside it, 'escalated_' with what was wrong with its answer, or why the next attempt was made")
            String outcome,

            @Nullable Integer httpStatus,

            @Schema(description = "Milliseconds after the request came in")
            double startedMs,

            double durationMs,

            @Schema(description = "Of that, until a connection was at hand, its making included") @Nullable Double connectMs,

            @Schema(
                    description =
                            "USD that the provider bills for one that was given up for another; a part of the row's")
            @Nullable String upstreamCost,

            @Schema(
                    description =
                            "USD that the tenant pays for an answer that was not good enough; a part of the row's")
            @Nullable String spend) {}
}
