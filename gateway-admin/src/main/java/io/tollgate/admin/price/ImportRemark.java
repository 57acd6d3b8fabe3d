package io.tollgate.admin.price;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tollgate.admin.http.ResponseJson;

/** What the operator must know about an entry of a file. */
@ResponseJson
@Schema(name = "PriceImportRemark")
record ImportRemark(
        @Schema(description = "The file's own name for it") String entry,

        @Schema(description = "Whether the entry is left out")
        boolean leftOut,

        String message) {}
