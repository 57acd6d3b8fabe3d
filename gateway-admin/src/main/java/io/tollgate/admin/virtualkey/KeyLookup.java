package io.tollgate.admin.virtualkey;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.tollgate.admin.http.RequestJson;
import org.jspecify.annotations.Nullable;

@RequestJson
record KeyLookup(
        @Schema(requiredMode = RequiredMode.REQUIRED, example = "sk-tg-…") @Nullable String secret) {

    @Override
    public String toString() {
        return "KeyLookup";
    }
}
