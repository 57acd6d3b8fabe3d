package io.tollgate.admin.virtualkey;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tollgate.admin.http.RequestJson;
import org.jspecify.annotations.Nullable;

@RequestJson
record RotationRequest(
        @Schema(
                minimum = "0",
                maximum = "604800",
                description = "How many seconds the secret of before goes on working; 0 by default, a week at most")
        @Nullable Long graceSeconds) {}
