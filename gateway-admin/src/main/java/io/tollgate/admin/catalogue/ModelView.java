package io.tollgate.admin.catalogue;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tollgate.admin.http.ResponseJson;
import io.tollgate.admin.routing.RoutingView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

@ResponseJson
@Schema(name = "Model")
record ModelView(
        String id,
        String displayName,
        long contextLength,
        long maxOutputTokens,
        List<String> capabilities,
        List<String> downshift,
        @Nullable RoutingView routing,
        Instant updatedAt) {}
