package io.tollgate.admin.announcement;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tollgate.admin.http.ResponseJson;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

@ResponseJson
@Schema(name = "Announcement")
record AnnouncementView(
        @Schema(example = "maintenance-2026-03") String slug,

        @Schema(example = "On Sunday from 02:00 to 03:00 UTC calls may be slow.")
        String text,

        @Schema(allowableValues = {"info", "warning", "critical"})
        String level,

        Instant from,
        @Nullable Instant until,
        Instant updatedAt) {}
