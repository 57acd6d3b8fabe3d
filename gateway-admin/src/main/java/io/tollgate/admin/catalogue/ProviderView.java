package io.tollgate.admin.catalogue;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tollgate.admin.http.ResponseJson;
import java.time.Instant;
import java.util.Map;

@ResponseJson
@Schema(name = "Provider")
record ProviderView(
        String slug,
        String displayName,
        String protocol,
        String baseUrl,
        Map<String, Object> dataPolicy,
        Instant updatedAt) {}
