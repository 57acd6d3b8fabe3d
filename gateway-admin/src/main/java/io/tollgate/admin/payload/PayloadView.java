package io.tollgate.admin.payload;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tollgate.admin.http.ResponseJson;
import java.time.Instant;

/** What a request asked and what it was answered. */
@ResponseJson
@Schema(name = "RequestPayload")
record PayloadView(
        @Schema(example = "req_01jd8x5w3pf7mbc4q2k9v6t0aa") String requestId,

        Instant capturedAt,

        @Schema(description = "When it is deleted") Instant expiresAt,

        @Schema(description = "As the caller sent it") BodyView request,

        @Schema(description = "As it was sent to the caller, streams with all their events; empty when there was none")
        BodyView answer) {}
