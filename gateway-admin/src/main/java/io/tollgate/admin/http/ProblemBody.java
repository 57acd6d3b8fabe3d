package io.tollgate.admin.http;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** The body of every error, {@code application/problem+json} (RFC 9457). */
@ResponseJson
@Schema(name = "Problem")
public record ProblemBody(
        String type,
        String title,
        int status,

        @Schema(description = "Stable name of the kind of error", example = "invalid_request")
        String code,

        String detail,

        @Schema(description = "The fields at fault; empty when it is none in particular")
        List<FieldError> errors) {}
