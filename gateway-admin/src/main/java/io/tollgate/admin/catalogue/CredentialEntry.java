package io.tollgate.admin.catalogue;

import io.tollgate.admin.http.RequestJson;
import org.jspecify.annotations.Nullable;

/**
 * A credential as a file states it.
 *
 * @param apiKeyEnv the environment variable that has the key; absent: the key that is sealed stays
 */
@RequestJson
record CredentialEntry(
        @Nullable String provider,
        @Nullable String apiKeyEnv,
        @Nullable Long rpm,
        @Nullable Long tpm) {}
