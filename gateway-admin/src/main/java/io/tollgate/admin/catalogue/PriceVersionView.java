package io.tollgate.admin.catalogue;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tollgate.admin.http.ResponseJson;
import java.time.Instant;
import java.util.Map;

/** One version of an offering's price. */
@ResponseJson
@Schema(name = "PriceVersion")
record PriceVersionView(
        String versionId,
        Instant validFrom,

        @Schema(description = "`scheduled`, `in_force` or `past`")
        String state,

        @Schema(description = "Decimal strings, USD per 1M tokens or characters, otherwise USD each")
        Map<String, String> price,

        Map<String, String> listPrice,
        boolean free) {}
