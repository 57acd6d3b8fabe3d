package io.tollgate.admin.catalogue;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tollgate.admin.http.ResponseJson;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A credential with how it does. */
@ResponseJson
@Schema(name = "CredentialDetail")
record CredentialDetail(
        String slug,
        String provider,
        @Nullable Long rpm,
        @Nullable Long tpm,

        @Schema(description = "The environment variable that its key comes from, when a catalogue's file says so")
        @Nullable String apiKeyEnv,

        Instant updatedAt,
        CredentialHealthView health) {

    static CredentialDetail of(CredentialView view, CredentialHealthView health) {
        return new CredentialDetail(
                view.slug(), view.provider(), view.rpm(), view.tpm(), view.apiKeyEnv(), view.updatedAt(), health);
    }
}
