package io.tollgate.admin.token;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tollgate.admin.http.ResponseJson;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A token with its secret, which is shown this once. */
@ResponseJson
record IssuedToken(
        String id,
        String name,
        String hint,
        List<String> scopes,
        @Nullable Instant expiresAt,

        @Schema(description = "Shown this once", example = "tga_…")
        String secret) {

    @Override
    public String toString() {
        return "IssuedToken[" + id + "]";
    }
}
