package io.tollgate.admin.providerkey;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tollgate.admin.http.RequestJson;
import org.jspecify.annotations.Nullable;

/** What is absent or null stays as it is. */
@RequestJson
record ProviderKeyPatch(
        @Nullable String name,

        @Schema(description = "Another key at the same provider; never read back", format = "password") @Nullable String apiKey,

        @Schema(allowableValues = {"before", "after"}) @Nullable String precedence) {

    @Override
    public String toString() {
        return "ProviderKeyPatch[" + name + "]";
    }
}
