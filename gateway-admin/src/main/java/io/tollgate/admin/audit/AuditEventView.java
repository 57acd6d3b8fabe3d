package io.tollgate.admin.audit;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tollgate.admin.http.ResponseJson;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

@ResponseJson
@Schema(name = "AuditEvent")
record AuditEventView(
        String id,
        Instant at,
        AuditActor actor,

        @Schema(description = "From where; null when no call did it") @Nullable String address,

        @Schema(example = "team.update") String action,

        AuditTarget target,
        Map<String, Object> detail) {

    @ResponseJson
    record AuditActor(
            @Schema(allowableValues = {"user", "token", "operator", "system"})
            String kind,

            @Nullable String id,
            @Nullable String name) {}

    @ResponseJson
    record AuditTarget(String kind, String id) {}
}
