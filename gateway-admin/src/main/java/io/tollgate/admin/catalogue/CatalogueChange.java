package io.tollgate.admin.catalogue;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tollgate.admin.http.ResponseJson;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One thing of the catalogue that a file makes, changes or deletes. */
@ResponseJson
@Schema(name = "CatalogueChange")
record CatalogueChange(
        @Schema(allowableValues = {"providers", "credentials", "models", "offerings"})
        String section,

        @Schema(example = "openai-main") String name,

        @Schema(allowableValues = {"create", "update", "delete"})
        String action,

        List<Field> fields) {

    /** A field in the words of the file; null where it says nothing. */
    @ResponseJson
    @Schema(name = "CatalogueFieldChange")
    record Field(
            @Schema(example = "base_url") String field,

            @Schema(description = "A provider's key is never shown: `…` is the one that is sealed") @Nullable Object from,

            @Schema(description = "`another` for a provider's key that the environment has changed") @Nullable Object to) {}
}
