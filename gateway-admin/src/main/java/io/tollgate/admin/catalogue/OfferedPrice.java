package io.tollgate.admin.catalogue;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tollgate.admin.http.ResponseJson;
import java.time.Instant;
import java.util.Map;

/** What tenants are charged at an offering from a moment on. */
@ResponseJson
record OfferedPrice(
        Instant validFrom,

        @Schema(description = "Decimal strings, USD per 1M tokens or characters, otherwise USD each")
        Map<String, String> price,

        boolean free) {}
