package io.tollgate.admin.providerkey;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tollgate.admin.http.ResponseJson;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

@ResponseJson
@Schema(name = "ProviderKey")
record ProviderKeyView(
        String id,

        @Schema(description = "The provider's slug", example = "openai")
        String provider,

        String name,

        @Schema(description = "The key's last four characters", example = "…x7Qa")
        String hint,

        @Schema(allowableValues = {"before", "after"}) String precedence,

        Instant createdAt,

        @Schema(description = "When the provider last took the key; null: it could not be asked yet") @Nullable Instant verifiedAt) {}
