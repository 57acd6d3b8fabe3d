package io.tollgate.admin.announcement;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.tollgate.admin.http.RequestJson;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

@RequestJson
record AnnouncementRequest(
        @Schema(
                requiredMode = RequiredMode.REQUIRED,
                description = "Up to 1,000 characters, shown as they are",
                maxLength = 1000,
                example = "On Sunday from 02:00 to 03:00 UTC calls may be slow.")
        @Nullable String text,

        @Schema(
                allowableValues = {"info", "warning", "critical"},
                description = "`info` by default")
        @Nullable String level,

        @Schema(description = "When it is first shown; now by default") @Nullable Instant from,

        @Schema(description = "When it is shown no longer, after `from`; null: until it is deleted") @Nullable Instant until) {}
